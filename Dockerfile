# The image holds the compiled service and its production dependencies: no compiler, no demo, no tests, no embedded
# PostgreSQL. It needs two databases, a master key and an OIDC issuer (docs/operations.md, compose.yaml).

FROM node:24-trixie-slim AS build

# Production dependencies first, in a layer that source changes do not touch. Optional packages are the embedded
# PostgreSQL and a native helper that the worker pool does without.
WORKDIR /modules
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund

WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --omit=optional --ignore-scripts --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY config config
COPY migrations migrations
COPY src src
RUN node_modules/.bin/tsc -p tsconfig.build.json

FROM node:24-trixie-slim

ENV NODE_ENV=production \
    AMPARO_DATA_DIR=/var/lib/amparo \
    AMPARO_AUDIT_DIR=/var/lib/amparo-audit
# Stays empty in production; outside of it the development issuer keeps its key here.
RUN install -d -o node -g node -m 0711 /var/lib/amparo && install -d -o node -g node -m 0700 /var/lib/amparo-audit

WORKDIR /app
# package.json is needed at run time: its "imports" say where each room's door is.
COPY package.json LICENSE ./
COPY --from=build /modules/node_modules node_modules
COPY --from=build /build/dist dist
# Schemas that payment files are held against.
COPY contracts/iso20022 contracts/iso20022
# Schemas that messages of the standard are held against.
COPY contracts/dci/ibr contracts/dci/ibr
# What `node dist/src/seed.js` declares.
COPY config/seeds config/seeds

USER node
EXPOSE 3000

HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
  CMD ["node", "--eval", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/health/live').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]

# No signal opens the inspector, not even while the modules are still being loaded (later main.ts ignores it anyway).
# The memory limits belong to the product (README, Decisions): without them Node grows before it collects.
CMD ["node", "--disable-sigusr1", "--enable-source-maps", "--max-old-space-size=256", "--max-semi-space-size=8", "--min-semi-space-size=4", "--heap-growing-percent=50", "--no-parallel-scavenge", "dist/src/main.js"]
