#!/bin/sh
# Runs once, inside the PostgreSQL container, while its volume is empty: two databases, each owned by a role of its own,
# so that whoever reads the data database does not also read the keys; and beside the owner of the data the two roles that
# work with them and own nothing (docs/operations.md). The service makes the tables itself, and says who may do what.
set -eu

psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  --set owner_password="$OWNER_DATABASE_PASSWORD" --set app_password="$DATABASE_PASSWORD" \
  --set worker_password="$WORKER_DATABASE_PASSWORD" --set key_password="$KEY_DATABASE_PASSWORD" <<'SQL'
create role amparo_owner login password :'owner_password';
create role amparo_app login password :'app_password';
create role amparo_worker login password :'worker_password';
create role amparo_keys login password :'key_password';
create database amparo owner amparo_owner template template0 encoding 'UTF8' locale 'C';
create database amparo_keys owner amparo_keys template template0 encoding 'UTF8' locale 'C';
revoke connect, temporary on database amparo from public;
revoke connect, temporary on database amparo_keys from public;
SQL
