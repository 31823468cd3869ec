import { type ClassValue, clsx } from 'clsx'
import { twMerge } from 'tailwind-merge'

/** Joins classes; of two that fight, the later one wins. */
export const cn = (...classes: ClassValue[]) => twMerge(clsx(classes))
