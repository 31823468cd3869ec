import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { waitUntil } from '../../scripts/process/waitUntil.mjs'

/** `stall` takes the message and never says that it has it. */
export type SmtpBehaviour = 'accept' | 'reject450' | 'reject550' | 'noMailbox' | 'stall'

export type Smtp = {
  readonly port: number
  readonly url: string
  readonly env: Record<string, string>
  /** Every mail it took, oldest first. */
  readonly inbox: ParsedMail[]
  /** The return path of each mail it took or refused, oldest first. */
  readonly senders: string[]
  behave(behaviour: SmtpBehaviour): void
  /**
   * The first mail in the inbox that fits, waiting for it.
   * @throws when none has come in time, naming those that have
   */
  waitForMail(fits: (mail: ParsedMail) => boolean, timeoutMs?: number): Promise<ParsedMail>
  stop(): Promise<void>
}

const REPLIES = {
  reject450: { responseCode: 450, message: 'Mailbox busy, try again' },
  reject550: { responseCode: 550, message: 'No such mailbox' },
  noMailbox: { responseCode: 550, message: '5.1.1 No such mailbox' },
}

/** A real SMTP server in this process. */
export async function startSmtp(): Promise<Smtp> {
  const inbox: ParsedMail[] = []
  const senders: string[] = []
  let behaviour: SmtpBehaviour = 'accept'
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onMailFrom({ address }, _session, done) {
      senders.push(address)
      done()
    },
    onRcptTo(_address, _session, done) {
      if (behaviour === 'accept' || behaviour === 'stall') return done()
      const { responseCode, message } = REPLIES[behaviour]
      done(Object.assign(new Error(message), { responseCode }))
    },
    onData(stream, _session, done) {
      simpleParser(stream)
        .then((mail) => {
          inbox.push(mail)
          if (behaviour === 'stall') return
          done()
        })
        .catch(done)
    },
  })
  server.on('error', () => {}) // a client that hangs up is its own affair
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  if (address === null || typeof address === 'string') throw new Error('the SMTP server has no port')
  const url = `smtp://127.0.0.1:${address.port}`
  return {
    port: address.port,
    url,
    env: { SMTP_URL: url, EMAIL_FROM: 'SchematicShop <shop@test.invalid>' },
    inbox,
    senders,
    behave(next) {
      behaviour = next
    },
    async waitForMail(fits, timeoutMs = 15_000) {
      await waitUntil(() => inbox.some(fits), timeoutMs, 20)
      const mail = inbox.find(fits)
      if (mail) return mail
      const subjects = inbox.map(({ subject }) => subject ?? '(no subject)')
      throw new Error(`no such mail within ${timeoutMs} ms; came: ${subjects.join(', ') || 'none'}`)
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
