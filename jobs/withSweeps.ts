import type { Config } from 'payload'
import { createRegistration } from '@/core/config/registration'
import type { HandlerContext } from './handler'

/** Removes what a room need not keep any more, or finds what was lost. It may run twice, also at once. */
export type Sweep = (context: HandlerContext) => Promise<void>
type LoadSweep = () => Promise<Sweep>

const registration = createRegistration<LoadSweep>('sweeps')

/** The sweeps of all rooms. */
export const sweepsOf = registration.itemsOf

/** Registers what a room has swept every quarter of an hour; loaded by the worker alone. */
export const withSweeps = (config: Config, sweeps: readonly LoadSweep[]): Config => registration.add(config, sweeps)
