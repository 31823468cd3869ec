// Runs a command as the leader of a process group of its own and ends with it. When the parent is gone – killed, so
// that it could
// stop nothing – the command is asked to end, and its whole group is killed if it doesn't.
import { spawn } from 'node:child_process'

/** Milliseconds an orphan has to end by itself. */
const ORPHAN_STOP_TIMEOUT_MS = 10_000

const [command = '', ...args] = process.argv.slice(2)
// The channel to the parent stays ours alone: a command that finds one may think that it was forked to talk over it.
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] })

for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP']))
  process.on(signal, () => child.kill(signal))

process.on('disconnect', () => {
  child.kill('SIGTERM')
  setTimeout(killGroup, ORPHAN_STOP_TIMEOUT_MS)
})

child.on('error', (error) => {
  console.error(`${command}: ${error.message}`)
  process.exit(127)
})

child.on('exit', (code, signal) => {
  if (!process.connected) killGroup()
  if (signal) {
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  } else process.exit(code ?? 1)
})

function killGroup() {
  process.kill(-process.pid, 'SIGKILL')
}
