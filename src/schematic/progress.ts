/** Told now and then how much of a piece of work is done, from 0 to 1. Called at most once a layer, row or piece. */
export type OnProgress = (share: number) => void
