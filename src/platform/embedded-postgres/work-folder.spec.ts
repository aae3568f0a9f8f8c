import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRoot } from './run-as-user.js';
import { chooseWorkFolder, makeDataFolder } from './work-folder.js';

describe('the folder of the cluster', () => {
  const top = mkdtempSync(join(tmpdir(), 'amparo-folder-'));
  afterAll(() => rmSync(top, { recursive: true }));

  const ofRoot = (): void => {
    mkdirSync(join(top, 'closed'), { mode: 0o700 });
    const data = makeDataFolder(join(top, 'closed', 'data'));
    const { path, user } = chooseWorkFolder(data);
    expect(path.startsWith(top)).toBe(false);
    expect(user?.uid).not.toBe(0);
    expect(statSync(path).mode & 0o777).toBe(0o711);
    expect(readFileSync(join(data, 'cluster-location'), 'utf8').trim()).toBe(path);
    expect(chooseWorkFolder(data)).toEqual({ path, user });
    rmSync(path, { recursive: true });
    expect(() => chooseWorkFolder(data)).toThrow('is gone');
  };

  const ofOrdinaryUser = (): void => {
    const data = makeDataFolder(join(top, 'own', 'data'));
    expect(chooseWorkFolder(data)).toEqual({ path: data, user: undefined });
  };

  // whoever runs the tests has one of the two: the other user's folder cannot be had
  if (isRoot()) it('lies elsewhere when the server may not enter the data folder, and stays there', ofRoot);
  else it('is the data folder for an ordinary user', ofOrdinaryUser);
});
