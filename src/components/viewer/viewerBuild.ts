import type { SafetyFact } from '@/schematic/inspect/safety'

/** What the 3D view needs to know of a build before it has its file. */
export interface ViewerBuild {
  readonly id: string
  readonly slug: string
  readonly title: string
  readonly safety: readonly SafetyFact[]
}

/** The URL of a build's file that is not counted as a download. */
export const modelUrl = (id: string): string => `/api/schematics/${id}/model`
