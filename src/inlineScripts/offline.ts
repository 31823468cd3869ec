/** Returns to the requested page when the connection is back. */
addEventListener('online', () => location.reload())

export {}
