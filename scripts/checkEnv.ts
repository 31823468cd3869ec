import { EnvError, readEnv } from '@/readEnv'

// Exit 78 is sysexits' EX_CONFIG: the start command passes the lines on.
try {
  readEnv(process.env)
} catch (error) {
  if (!(error instanceof EnvError)) throw error
  console.error(error.message)
  process.exit(78)
}
