import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { signIn } from '../../tests/integration/support/inProcess'
import { addListed } from '../../tests/integration/support/listed'
import { addUser, closeShop, openShop, queryIn } from '../../tests/integration/support/ownShop'
import { answerApi } from '../../tests/integration/support/routes'

/** What the tests read of any answer. */
// biome-ignore lint/suspicious/noExplicitAny: answers of many shapes, of which each test reads what it asserts
type Json = any

async function ask(query: string, token?: string, variables?: object): Promise<Json> {
  const headers = { 'Content-Type': 'application/json', ...(token && { Authorization: `JWT ${token}` }) }
  const body = JSON.stringify({ query, ...(variables && { variables }) })
  const answer = await answerApi(new Request('http://localhost:3000/api/graphql', { method: 'POST', headers, body }))
  return answer.json()
}
const codesOf = ({ errors }: Json) => errors?.map(({ extensions }: Json) => extensions?.code)

describe('GraphQL', () => {
  let payload: Payload
  let owner: Awaited<ReturnType<typeof addUser>>
  let token: string
  let id: string

  beforeAll(async () => {
    payload = await openShop()
    owner = await addUser(payload)
    token = await signIn(owner.email)
    id = await addListed(queryIn(payload), { title: 'Tower', owner: owner.id, slug: 'tower-0000abcd', tags: ['tall'] })
  })
  afterAll(async () => {
    await closeShop(payload)
  })

  it('has inputs of what may be written alone', async () => {
    const { data } = await ask('{ __schema { types { name kind inputFields { name } } } }')
    const inputs = new Map<string, string[]>(
      data.__schema.types
        .filter(({ kind }: Json) => kind === 'INPUT_OBJECT')
        .map(({ name, inputFields }: Json) => [name, inputFields.map((field: Json) => field.name)]),
    )
    const written = [...inputs].filter(([name]) => /^mutation[A-Z][a-z]+(Update)?Input$/.test(name))
    expect(written.length).toBeGreaterThan(8)
    const own = [
      'role',
      'state',
      'id',
      'likeCount',
      'itemCount',
      'followerCount',
      'owner',
      'verdict',
      'sessions',
      'createdAt',
    ]
    expect(
      written.flatMap(([name, fields]) =>
        fields.filter((field) => own.includes(field)).map((field) => `${name}.${field}`),
      ),
    ).toEqual([])
    expect(inputs.get('mutationUserInput')).toEqual(expect.arrayContaining(['email', 'password', 'username']))
    expect(inputs.get('mutationSchematicUpdateInput')).not.toContain('slug')
    expect(inputs.get('mutationListInput')).not.toContain('slug')
    expect(inputs.get('mutationMediaInput')).toEqual(['alt', 'kind'])
    expect(inputs.get('mutationUserUpdateInput')).not.toContain('username')
  })

  it('has no mutation that nobody may do', async () => {
    const { data } = await ask('{ __schema { mutationType { fields { name } } } }')
    const mutations = data.__schema.mutationType.fields.map(({ name }: Json) => name)
    for (const none of [
      'createSchematic',
      'createLike',
      'updateLike',
      'deleteFollow',
      'createProfile',
      'duplicateComment',
      'createPayloadPreference',
    ])
      expect(mutations).not.toContain(none)
    expect(mutations).toEqual(
      expect.arrayContaining(['updateSchematic', 'createComment', 'createReport', 'likeSchematic']),
    )
  })

  it('asks for the fields that REST asks for', async () => {
    const { data } = await ask('{ __schema { types { name kind inputFields { name type { kind } } } } }')
    const needed = Object.fromEntries(
      data.__schema.types
        .filter(({ kind, name }: Json) => kind === 'INPUT_OBJECT' && name.startsWith('mutation'))
        .map(({ name, inputFields }: Json) => [
          name,
          inputFields.filter(({ type }: Json) => type.kind === 'NON_NULL').map((field: Json) => field.name),
        ]),
    )
    expect(needed).toMatchObject({
      mutationUserInput: expect.arrayContaining(['username', 'email', 'password']),
      mutationListInput: ['title'],
      mutationCommentInput: ['schematic', 'body'],
      mutationSchematicUpdateInput: [],
    })
  })

  /** The names of fields or arguments. */
  const namesOf = (fields: Json) => fields.map(({ name }: Json) => name)
  async function readOperations(): Promise<{ queries: Json; mutations: Json }> {
    const { data } = await ask(
      '{ __schema { queryType { fields { name args { name } } } mutationType { fields { name args { name type { kind } } } } } }',
    )
    return { queries: data.__schema.queryType.fields, mutations: data.__schema.mutationType.fields }
  }

  it('has what accounts, versions and moderation need', async () => {
    const { queries, mutations } = await readOperations()
    expect(namesOf(queries)).toEqual(
      expect.arrayContaining(['sessions', 'emailChange', 'emailConfirmation', 'schematicJourneys']),
    )
    expect(namesOf(mutations)).toEqual(
      expect.arrayContaining([
        'restoreVersion',
        'changePassword',
        'changeEmail',
        'confirmEmail',
        'deleteAccount',
        'endSession',
        'hideSchematic',
        'showList',
        'removeAvatar',
      ]),
    )
  })

  it('has nothing that means nothing', async () => {
    const { queries, mutations } = await readOperations()
    expect(
      namesOf([...queries, ...mutations]).filter((name: string) => /Payload|^Access$|^docAccess/.test(name)),
    ).toEqual([])
    const given = [...queries, ...mutations].flatMap(({ args }: Json) => namesOf(args))
    for (const none of ['draft', 'autosave', 'trash', 'pagination']) expect(given).not.toContain(none)
  })

  it('takes what a change of several builds needs', async () => {
    const { mutations } = await readOperations()
    const bulk = mutations.find(({ name }: Json) => name === 'bulkEditSchematics')
    expect(bulk.args).toEqual(
      expect.arrayContaining([
        { name: 'ids', type: { kind: 'NON_NULL' } },
        { name: 'action', type: { kind: 'NON_NULL' } },
        { name: 'visibility', type: expect.objectContaining({ kind: 'SCALAR' }) },
      ]),
    )
  })

  it('suggests some kinds alone', async () => {
    const some = await ask('{ suggest(q: "tow", kind: ["tags"]) { tags { slug } builds { slug } } }')
    expect(some).toEqual({ data: { suggest: { tags: expect.any(Array), builds: null } } })
  })

  it('changes several builds, and says what became of each', async () => {
    const changed = await ask(
      'mutation { bulkEditSchematics(ids: ["tower-0000abcd", "none"], action: "visibility", visibility: "public") { results { done code } } }',
      token,
    )
    expect(changed.data.bulkEditSchematics.results).toEqual([
      { done: true, code: null },
      { done: false, code: 'not_found' },
    ])
  })

  it('lists the sessions of an account, and ends it by its password', async () => {
    const going = await addUser(payload)
    const as = await signIn(going.email)
    const { data } = await ask('{ sessions { sessions { isCurrent createdAt } } }', as)
    expect(data.sessions.sessions).toMatchObject([{ isCurrent: true }])
    expect(codesOf(await ask('mutation { deleteAccount(password: "wrong") { deleted } }', as))).toEqual([
      'wrong_password',
    ])
    const gone = await ask('mutation { deleteAccount(password: "correct horse battery") { deleted } }', as)
    expect(gone).toEqual({ data: { deleteAccount: { deleted: false } } })
  })

  it('searches', async () => {
    const { data, errors } = await ask(
      '{ searchSchematics(q: "tower", format: ["sponge3"], limit: 5) { totalDocs docs { id slug owner { username } publishedAt } facets { format { value count } } } }',
    )
    expect(errors).toBeUndefined()
    expect(data.searchSchematics).toMatchObject({ totalDocs: 1, docs: [{ id, slug: 'tower-0000abcd' }] })
    expect(data.searchSchematics.facets.format).toEqual([{ value: 'sponge', count: 1 }])
  })

  it('likes and follows, and says what was liked or followed', async () => {
    const other = await addUser(payload)
    const as = await signIn(other.email)
    const liked = await ask('mutation { likeSchematic(id: "tower-0000abcd") { liked likeCount } }', as)
    expect(liked.data.likeSchematic).toEqual({ liked: true, likeCount: 1 })
    const followed = await ask(
      `mutation { person: followPerson(username: "${owner.id}") { following } tag: followTag(slug: "tall") { followerCount } }`,
      as,
    )
    expect(followed.data).toEqual({ person: { following: true }, tag: { followerCount: 1 } })
    const told = await ask(
      '{ latestNotifications { unread docs { kind parts { text own } } } notificationChoices { choices { likes { mail } } } }',
      token,
    )
    expect(told.errors).toBeUndefined()
    expect(told.data.latestNotifications.docs.map(({ kind }: Json) => kind)).toEqual(
      expect.arrayContaining(['likes', 'follow']),
    )
  })

  it('chooses notifications and marks them read', async () => {
    const chosen = await ask(
      'mutation { chooseNotifications(choices: [{ kind: "likes", channel: "mail", wanted: true }]) { choices { likes { mail } } } markNotificationsRead(all: true) { unread } }',
      token,
    )
    expect(chosen.data).toEqual({
      chooseNotifications: { choices: { likes: { mail: true } } },
      markNotificationsRead: { unread: 0 },
    })
  })

  it('makes a list and adds to it', async () => {
    const as = await signIn((await addUser(payload)).email)
    const list = await ask('mutation { createList(data: { title: "Mine", visibility: private }) { id slug } }', as)
    const { slug } = list.data.createList
    const listed = await ask(
      `mutation { addToList(id: "${slug}", schematic: "tower-0000abcd", note: "First") { listed itemCount } }`,
      as,
    )
    expect(listed.data.addToList).toEqual({ listed: true, itemCount: 1 })
  })

  it('downloads, and says how long another format takes', async () => {
    const as = await signIn((await addUser(payload)).email)
    const download = await ask(`mutation { downloadSchematic(id: "${id}") { status url } }`, as)
    expect(download.data.downloadSchematic).toEqual({ status: 'ready', url: expect.stringContaining('/api/files/') })
    const waiting = await ask(
      `mutation { downloadSchematic(id: "${id}", format: "litematic") { status url retryAfter } }`,
      as,
    )
    expect(waiting.data.downloadSchematic).toEqual({ status: 'waiting', url: null, retryAfter: 2 })
  })

  it('begins an upload, and completes none whose parts are missing', async () => {
    const as = await signIn((await addUser(payload)).email)
    const begun = await ask(
      'mutation { beginUpload(filename: "a.schem", bytes: 100) { id bytes parts { number received url } } }',
      as,
    )
    expect(begun.data.beginUpload).toMatchObject({ bytes: 100, parts: [{ number: 1, received: false }] })
    const early = await ask(
      `mutation { completeUpload(id: "${begun.data.beginUpload.id}", title: "Early") { doc { slug } } }`,
      as,
    )
    expect(codesOf(early)).toEqual(['parts_missing'])
  })

  it('reports', async () => {
    const as = await signIn((await addUser(payload)).email)
    const report = await ask(
      'mutation { createReport(data: { kind: schematic, schematic: "tower-0000abcd", reason: spam }) { id } }',
      as,
    )
    expect(report.errors).toBeUndefined()
  })

  it('answers with the codes of REST, and logs nobody’s mistake as a fault', async () => {
    const errors = vi.spyOn(payload.logger, 'error')
    expect(
      codesOf(await ask('mutation { loginUser(email: "nobody@test.invalid", password: "wrong") { token } }')),
    ).toEqual(['wrong_credentials'])
    expect(codesOf(await ask('{ Schematic(id: "no-such-build") { id } }'))).toEqual(['not_found'])
    expect(codesOf(await ask('{ schematicSummary(id: "no-such-build") { id } }'))).toEqual(['not_found'])
    expect(codesOf(await ask('mutation { likeSchematic(id: "tower-0000abcd") { liked } }'))).toEqual([
      'sign_in_required',
    ])
    const unknown = await ask('{ searchSchematics(sort: "nothing") { totalDocs } }')
    expect(unknown.errors[0].extensions).toMatchObject({ code: 'invalid_field', field: 'sort' })
    const wrong = await ask(
      'mutation ($title: String!) { createList(data: { title: $title, visibility: public }) { id } }',
      token,
      { title: ' ' },
    )
    expect(wrong.errors[0].extensions).toMatchObject({ code: 'invalid_field', field: 'title' })
    expect(
      codesOf(
        await ask(
          'mutation ($title: String!) { createList(data: { title: $title, visibility: public }) { id } }',
          token,
        ),
      ),
    ).toEqual(['bad_request'])
    expect(
      codesOf(await ask('mutation { createUser(data: { email: "a@test.invalid", role: admin }) { id } }')),
    ).toEqual(expect.arrayContaining(['bad_request']))
    expect(errors).not.toHaveBeenCalled()
  })
})
