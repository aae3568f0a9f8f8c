/**
 * Settings every start of the embedded server gets, for bulk work on a small machine.
 * A caller's own settings win over these.
 */
export const SERVER_SETTINGS: Readonly<Record<string, string>> = {
  shared_buffers: '256MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  wal_compression: 'on',
  synchronous_commit: 'on',
  random_page_cost: '1.1',
  // The binaries come without the JIT library; saying so spares the planner the look.
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',

  // The server's log must not become a copy of anybody's data: no statement, no parameter, no DETAIL line.
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  // A failed cast quotes the value in the message itself. For the server log `log` ranks above `error`, so
  // errors stay out of the file (the client still receives them) while starts, stops and fatal ends stay in.
  log_min_messages: 'log',
  log_checkpoints: 'off',
  log_autovacuum_min_duration: '-1',
};

/**
 * How the server may be reached: over TCP on this machine only. Not open to a caller's wish, since nothing here
 * encrypts the connection.
 */
const REACH: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
};

/** The settings as command line arguments of `postgres`. */
export function settingArguments(own: Readonly<Record<string, string>> = {}): string[] {
  return Object.entries({ ...SERVER_SETTINGS, ...own, ...REACH }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
}
