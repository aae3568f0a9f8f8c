// First of all, hence the imports further down: by default this signal opens the inspector, and with it every person.
process.on('SIGUSR1', () => {});

await import('reflect-metadata');
const { BadConfiguration, loadConfig } = await import('../config/environment.js');
const { startAmparo } = await import('./app.setup.js');

try {
  const amparo = await startAmparo(loadConfig(process.env, process.execArgv));
  const stop = (): void => {
    amparo.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
  const url = await amparo.app.getUrl();
  process.stderr.write(
    `Amparo listens at ${url} (docs at /docs; npm run token -- --role registry_admin gives a token)\n`,
  );
  process.send?.({ listening: url });
} catch (error) {
  const told = error instanceof BadConfiguration ? error.message : `Amparo did not start: ${(error as Error).message}`;
  process.stderr.write(`${told}\n`);
  process.exit(1);
}
