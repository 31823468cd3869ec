import type { Migration } from '@/core/migrations/types'
import { objects } from './0001_objects'
import { files } from './0002_files'
import { uploads } from './0003_uploads'

/** In their order. */
export const uploadsMigrations: readonly Migration[] = [objects, files, uploads]
