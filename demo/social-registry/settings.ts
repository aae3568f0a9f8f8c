import { z } from 'zod';

const environment = z.object({
  SOCIAL_REGISTRY_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  SOCIAL_REGISTRY_PEOPLE: z.coerce.number().int().min(0).max(50_000_000).default(10_000),
  SOCIAL_REGISTRY_SAMPLE: z.coerce.number().int().min(0).max(200).default(200),
  SOCIAL_REGISTRY_SEED: z.coerce.number().int().min(0).default(20_240_830),
  SOCIAL_REGISTRY_CLIENT_ID: z.string().min(1).default('amparo-demo'),
  SOCIAL_REGISTRY_CLIENT_SECRET: z.string().min(1).default('amparo-demo-secret'),
  SOCIAL_REGISTRY_TOKEN_SECONDS: z.coerce.number().int().min(1).default(300),
  SOCIAL_REGISTRY_SIGN: z.enum(['off', 'dci', 'jws']).default('off'),
  SOCIAL_REGISTRY_ADMIN: z.string().optional(),
  SOCIAL_REGISTRY_EXIT_WITH_PARENT: z.string().optional(),
});

/** How the reference social registry was asked to run; see demo/README.md for the variables. */
export interface SocialRegistrySettings {
  readonly port: number;
  /** People living in households, beside those of the sample file; rounded up to whole households. */
  readonly people: number;
  /** How many of the 200 people of the sample file are there: they live in no household. */
  readonly sample: number;
  readonly seed: number;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly tokenSeconds: number;
  /** How answers of the DCI face are signed. */
  readonly sign: 'off' | 'dci' | 'jws';
  readonly admin: boolean;
  readonly exitWithParent: boolean;
}

export function readSettings(env: NodeJS.ProcessEnv): SocialRegistrySettings {
  const read = environment.parse(env);
  return {
    port: read.SOCIAL_REGISTRY_PORT,
    people: read.SOCIAL_REGISTRY_PEOPLE,
    sample: read.SOCIAL_REGISTRY_SAMPLE,
    seed: read.SOCIAL_REGISTRY_SEED,
    clientId: read.SOCIAL_REGISTRY_CLIENT_ID,
    clientSecret: read.SOCIAL_REGISTRY_CLIENT_SECRET,
    tokenSeconds: read.SOCIAL_REGISTRY_TOKEN_SECONDS,
    sign: read.SOCIAL_REGISTRY_SIGN,
    admin: read.SOCIAL_REGISTRY_ADMIN === '1',
    exitWithParent: read.SOCIAL_REGISTRY_EXIT_WITH_PARENT === '1',
  };
}
