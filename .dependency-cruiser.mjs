// Who may import whom. src/layers.test.ts holds the code to it.

/** Of another room: what it offers, what changes its state, and what reads it. */
const OFFERED = '^plugins/[^/]+/(index[.]tsx?$|commands/|queries/)'

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
export const forbidden = [
  {
    name: 'the engine imports nothing outside it',
    severity: 'error',
    from: { path: '^src/schematic/', pathNot: '^src/schematic/cli/' },
    to: { pathNot: '^src/schematic/', dependencyTypesNot: ['core'] },
  },
  {
    name: 'the core imports nothing that stands on it',
    severity: 'error',
    from: { path: '^src/core/' },
    to: { path: '^(plugins|collections|jobs|payload[.]config|src/(app|components|site|web|env))' },
  },
  {
    name: 'collections import no room',
    severity: 'error',
    from: { path: '^collections/' },
    to: { path: '^plugins/' },
  },
  {
    name: 'a room keeps to what another offers: its index, commands and queries',
    severity: 'error',
    from: { path: '^plugins/([^/]+)/' },
    to: { path: '^plugins/[^/]+/', pathNot: ['^plugins/$1/', OFFERED] },
  },
  {
    name: 'a room imports neither the site nor what stands in front of it',
    severity: 'error',
    from: { path: '^plugins/' },
    to: { path: '^src/(app|components|site|web)/' },
  },
  {
    name: 'nothing imports the app',
    severity: 'error',
    from: { pathNot: '^src/app/' },
    to: { path: '^src/app/' },
  },
  {
    name: 'the environment is read by the config, the app and scripts alone',
    severity: 'error',
    from: { pathNot: '^(payload[.]config|src/(app/|env|readEnv|instrumentation))' },
    to: { path: '^src/env' },
  },
  {
    name: 'the config of the shop is imported by the site and the worker alone',
    severity: 'error',
    from: { pathNot: '^(src/(app/|site/|instrumentation)|jobs/worker)' },
    to: { path: '^payload[.]config' },
  },
]

/** @type {import('dependency-cruiser').ICruiseOptions} */
export const options = {
  // TypeScript 7 has no API that could parse for others.
  parser: 'swc',
  exclude: { path: '[.]test[.]tsx?$' },
  doNotFollow: { path: 'node_modules' },
}

export default { forbidden, options }
