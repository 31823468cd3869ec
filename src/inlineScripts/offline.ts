/** Goes back to what was asked for when the connection is there again. */
addEventListener('online', () => location.reload())

export {}
