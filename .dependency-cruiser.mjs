// Who may import whom. src/layers.test.ts holds the code to it.

/** Of another room: what it offers, what changes its state, and what reads it. */
const OFFERED = '^plugins/[^/]+/(index[.]tsx?$|commands/|queries/)'

/**
 * @param {string} name
 * @param {import('dependency-cruiser').IRegularForbiddenRuleType['from']} from
 * @param {import('dependency-cruiser').IRegularForbiddenRuleType['to']} to
 * @returns {import('dependency-cruiser').IRegularForbiddenRuleType}
 */
const forbid = (name, from, to) => ({ name, severity: 'error', from, to })

export const forbidden = [
  forbid(
    'the engine imports nothing outside it',
    { path: '^src/schematic/', pathNot: '^src/schematic/cli/' },
    { pathNot: '^src/schematic/', dependencyTypesNot: ['core'] },
  ),
  forbid(
    'the core imports nothing that stands on it',
    { path: '^src/core/' },
    { path: '^(plugins|collections|jobs|payload[.]config|src/(app|components|site|web|env))' },
  ),
  forbid('collections import no room', { path: '^collections/' }, { path: '^(plugins|jobs)/' }),
  forbid('the queue imports no room', { path: '^jobs/' }, { path: '^(plugins|collections)/' }),
  forbid(
    'a room keeps to what another offers: its index, commands and queries',
    { path: '^plugins/([^/]+)/' },
    { path: '^plugins/[^/]+/', pathNot: ['^plugins/$1/', OFFERED] },
  ),
  forbid(
    'a room imports neither the site nor what stands in front of it',
    { path: '^plugins/' },
    { path: '^src/(app|components|site|web)/' },
  ),
  forbid('nothing imports the app', { pathNot: '^src/app/' }, { path: '^src/app/' }),
  forbid(
    'the environment is read by the config, the app and scripts alone',
    { pathNot: '^(payload[.]config|scripts/|src/(app/|env|readEnv))' },
    { path: '^src/env' },
  ),
  forbid(
    'the config of the shop is imported by the app, by what Next starts it with, and by scripts alone',
    { pathNot: '^(scripts/|src/(app/|instrumentation))' },
    { path: '^payload[.]config' },
  ),
]

/** @type {import('dependency-cruiser').ICruiseOptions} */
export const options = {
  // TypeScript 7 has no API that could parse for others.
  parser: 'swc',
  exclude: { path: '[.]test[.]tsx?$' },
  doNotFollow: { path: 'node_modules' },
}

export default { forbidden, options }
