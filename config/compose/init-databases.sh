#!/bin/sh
# Runs once, inside the PostgreSQL container, while its volume is empty: two databases, each owned by a role of its own,
# so that whoever reads the data database does not also read the keys. The service makes the tables itself.
set -eu

psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  --set data_password="$DATABASE_PASSWORD" --set key_password="$KEY_DATABASE_PASSWORD" <<'SQL'
create role amparo login password :'data_password';
create role amparo_keys login password :'key_password';
create database amparo owner amparo template template0 encoding 'UTF8' locale 'C';
create database amparo_keys owner amparo_keys template template0 encoding 'UTF8' locale 'C';
revoke connect, temporary on database amparo from public;
revoke connect, temporary on database amparo_keys from public;
SQL
