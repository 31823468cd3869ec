import type { NbtCompound, NbtValue } from '../model'
import { getCompound, getList, getNumber, getString, nbtCompound, nbtInt, nbtList, nbtString } from '../nbt/values'
import { withChanges } from './renamedTags'

/** What a spawner, or a minecart with one, spawns, each as an entity that names itself, as 1.9 to 1.17 have it. */
export function namedSpawner(data: NbtCompound): NbtCompound {
  const id = getString(data, 'EntityId')
  const spawned = getCompound(data, 'SpawnData')
  const entity = spawned?.value.has('id') || id === undefined ? spawned : named(spawned, id)
  const potentials = getList(data, 'SpawnPotentials')?.map(namedPotential)
  return withChanges(data, {
    EntityId: undefined,
    SpawnData: entity,
    SpawnPotentials: potentials === undefined ? undefined : nbtList(potentials, 'compound'),
  })
}

function named(entity: NbtCompound | undefined, id: string): NbtCompound {
  return withChanges(entity ?? nbtCompound({}), { id: nbtString(id) })
}

function namedPotential(potential: NbtValue): NbtValue {
  if (potential.type !== 'compound') return potential
  const type = getString(potential, 'Type')
  if (type === undefined) return potential
  const weight = nbtInt(getNumber(potential, 'Weight') ?? 1)
  return nbtCompound({ Entity: named(getCompound(potential, 'Properties'), type), Weight: weight })
}

/** The same as 1.18 and later have it. */
export function finishSpawner(data: NbtCompound): NbtCompound {
  const entity = getCompound(data, 'SpawnData')
  const potentials = getList(data, 'SpawnPotentials')?.map((potential) => {
    const spawned = potential.type === 'compound' ? getCompound(potential, 'Entity') : undefined
    if (potential.type !== 'compound' || spawned === undefined) return potential
    return nbtCompound({ weight: nbtInt(getNumber(potential, 'Weight') ?? 1), data: nbtCompound({ entity: spawned }) })
  })
  return withChanges(data, {
    ...(entity === undefined ? {} : { SpawnData: nbtCompound({ entity }) }),
    ...(potentials === undefined ? {} : { SpawnPotentials: nbtList(potentials, 'compound') }),
  })
}
