/** The shop's mark in the panel's corner. */
export const Icon = () => (
  <svg viewBox="0 0 32 32" width="24" height="24" aria-hidden="true">
    <path fill="#8fe3cc" d="M16 2 29 9 16 16 3 9z" />
    <path fill="#2f9c83" d="M3 9 16 16v14L3 23z" />
    <path fill="#0d5d4f" d="M29 9 16 16v14l13-7z" />
    <path fill="#d0773f" d="M9.5 5.5 22.5 12.5v6l-3.2 1.7v-6L6.3 7.2z" />
  </svg>
)
