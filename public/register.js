// Makes the site installable, with a page of its own for when there is no connection.
if ('serviceWorker' in navigator) navigator.serviceWorker.register('/worker.js').catch(() => undefined)
