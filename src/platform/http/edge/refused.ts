/** A refusal from below the application; the problem filter knows it by its status, as it knows Fastify's own. */
export const refused = (statusCode: number): Error => Object.assign(new Error('Request refused'), { statusCode });
