/** Shared by inputs, text areas and selects, so that they stand in line. */
export const fieldClasses =
  'w-full rounded-md border border-field bg-surface px-3 py-2.5 text-base text-ink placeholder:text-muted aria-invalid:border-danger'
