// SPDX-FileCopyrightText: 2026 The Duebell authors
// SPDX-License-Identifier: GPL-3.0-or-later

// sdk.mjs SIMULATOR CERT KEY: what the official SDK makes of the simulator's answers.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

import { AjaxError, B24Hook, B24OAuth, ParamsFactory, RefreshTokenError, SdkError } from '@bitrix24/b24jssdk'

const [simulatorPath, certificate, key] = process.argv.slice(2)

const simulator = spawn(
  simulatorPath,
  ['--tls', certificate, key, '--tasks', '0', '--clock', '2026-11-24T10:00:00Z'],
  { stdio: ['pipe', 'pipe', 'inherit'] }
)
const lines = createInterface({ input: simulator.stdout })
const [firstLine] = await once(lines, 'line')
const first = JSON.parse(firstLine)
const { webhook, control } = first

async function tell(path, input) {
  const response = await fetch(control + path, { method: 'POST', body: JSON.stringify(input) })

  assert.equal(response.status, 200, `${path}: ${await response.text()}`)
}

async function look(path) {
  return (await fetch(control + path)).json()
}

// What a browser and an application do. Returns what the token host says.
async function signIn() {
  await tell('/switches', { consent: 'allow' })
  const page = await fetch(`${first.portal}/oauth/authorize/?client_id=${first.client_id}&state=x`,
    { redirect: 'manual' })
  const back = new URL(page.headers.get('location'))

  assert.equal(back.searchParams.get('state'), 'x')
  const answer = await fetch(`${first.token_server}/oauth/token/`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code', client_id: first.client_id,
      client_secret: first.client_secret, code: back.searchParams.get('code')
    })
  })

  assert.equal(answer.status, 200)
  return answer.json()
}

function toAuthOptions(tokens) {
  return {
    applicationToken: '', userId: tokens.user_id, memberId: tokens.member_id,
    accessToken: tokens.access_token, refreshToken: tokens.refresh_token,
    expires: tokens.expires, expiresIn: tokens.expires_in, scope: tokens.scope,
    domain: new URL(tokens.client_endpoint).host, clientEndpoint: tokens.client_endpoint,
    serverEndpoint: tokens.server_endpoint, status: tokens.status
  }
}

// A client of its own for each question: it remembers refusals and would wait.
function connect() {
  const client = B24Hook.fromWebhookUrl(webhook)

  client.offClientSideWarning()
  return client
}

async function call(method, params = {}) {
  const answer = await connect().actions.v2.call.make({ method, params })

  assert.equal(answer.isSuccess, true, answer.getErrorMessages().join('; '))
  return answer
}

async function failOf(method, params = {}) {
  const client = connect()

  await client.setRestrictionManagerParams({
    ...ParamsFactory.getDefault(), maxRetries: 1, retryDelay: 1
  })
  try {
    const answer = await client.actions.v2.call.make({ method, params })

    assert.equal(answer.isSuccess, false, `${method} did not fail`)
    return [...answer.getErrors()][0]
  } catch (error) {
    if (error instanceof assert.AssertionError) throw error
    return error
  }
}

const tests = {
  async profile() {
    const { result } = (await call('profile')).getData()

    assert.equal(result.ID, '1')
    assert.equal(result.LAST_NAME, 'Petrova')
    assert.equal(result.ADMIN, false)
  },

  async counters() {
    const answer = await call('tasks.task.counters.get', { userId: 1, groupId: 0, type: 'view_all' })

    assert.deepEqual(answer.getData().result, {
      expired: { counter: 1, code: 6291456 },
      new_comments: { counter: 2, code: 12582912 }
    })
    assert.equal(answer.getTotal(), 1)
  },

  async 'task list'() {
    const answer = await call('tasks.task.list', {
      filter: { 'RESPONSIBLE_ID': 1, '<DEADLINE': '2026-11-24T10:00:00+00:00', '!REAL_STATUS': [4, 5] },
      select: ['ID', 'TITLE', 'DEADLINE', 'NEW_COMMENTS_COUNT'],
      order: { DEADLINE: 'asc' }
    })
    const { tasks } = answer.getData().result

    assert.equal(answer.getTotal(), 1)
    assert.equal(answer.isMore(), false)
    assert.equal(tasks[0].id, '8001')
    assert.equal(tasks[0].deadline, '2026-11-24T12:00:00+03:00')
    assert.equal(tasks[0].newCommentsCount, 2)
  },

  async 'all pages'() {
    const answer = await connect().actions.v2.callList.make({
      method: 'tasks.task.list', params: { select: ['ID'] }, idKey: 'id', cursorIdKey: 'ID',
      customKeyForResult: 'tasks'
    })
    const ids = answer.getData().map((task) => task.id)

    assert.equal(answer.isSuccess, true, answer.getErrorMessages().join('; '))
    assert.equal(new Set(ids).size, 61)
  },

  async 'batch of named commands'() {
    const answer = await connect().actions.v2.batch.make({
      calls: {
        me: { method: 'profile', params: {} },
        counters: { method: 'tasks.task.counters.get', params: { userId: 1, type: 'view_role_responsible' } },
        late: {
          method: 'tasks.task.list',
          params: { filter: { '<DEADLINE': '2026-11-24T10:00:00+00:00', '!REAL_STATUS': [4, 5] }, select: ['ID'] }
        }
      },
      options: { isHaltOnError: false, returnAjaxResult: true }
    })
    const results = answer.getData()

    assert.equal(answer.isSuccess, true, answer.getErrorMessages().join('; '))
    assert.equal(results.me.getData().result.NAME, 'Anna')
    assert.equal(results.counters.getData().result.expired.counter, 1)
    assert.deepEqual(results.late.getData().result.tasks.map((task) => task.id), ['8001'])
  },

  async 'batch of a list, one of which fails'() {
    const answer = await connect().actions.v2.batch.make({
      calls: [
        { method: 'profile', params: {} },
        { method: 'tasks.task.counters.get', params: { groupId: 999 } },
        { method: 'server.time', params: {} }
      ],
      options: { isHaltOnError: false, returnAjaxResult: true }
    })
    const results = Object.values(answer.getData())

    assert.equal(results.filter((result) => result.isSuccess).length, 2)
    assert.match(answer.getErrorMessages().join(), /Group not found or access denied/)
  },

  async 'errors as it knows them'() {
    const codes = [
      ['INVALID_CREDENTIALS', 401], ['NO_AUTH_FOUND', 401], ['expired_token', 401],
      ['insufficient_scope', 401], ['ACCESS_DENIED', 403], ['user_access_error', 403],
      ['allowed_only_intranet_user', 403], ['AUTHORIZE_ERROR', 403], ['WRONG_AUTH_TYPE', 403],
      ['NOT_FOUND', 404], ['INVALID_ARG_VALUE', 400], ['100', 400], ['OVERLOAD_LIMIT', 503],
      ['INTERNAL_SERVER_ERROR', 500], ['ERROR_UNEXPECTED_ANSWER', 500], ['PORTAL_DELETED', 410],
      ['OPERATION_TIME_LIMIT', 429], ['QUERY_LIMIT_EXCEEDED', 503]
    ]

    for (const [code, status] of codes) {
      await tell('/faults', { method: 'profile', error: code })
      const error = await failOf('profile')

      assert.ok(error instanceof AjaxError, `${code}: ${error}`)
      assert.ok(error instanceof SdkError)
      assert.equal(error.code, code)
      assert.equal(error.status, status, code)
    }
    await tell('/faults', { clear: true })
  },

  // Its clock is real time, and so has to be the portal's.
  async 'sign-in, and new tokens for old ones'() {
    await tell('/clock', { set: new Date().toISOString() })
    const tokens = await signIn()
    const client = new B24OAuth(toAuthOptions(tokens), {
      clientId: first.client_id, clientSecret: first.client_secret
    })
    const ask = () => client.actions.v2.call.make({ method: 'profile', params: {} })

    client.offClientSideWarning()
    assert.equal((await ask()).getData().result.ID, '1')
    await tell('/tokens/expire', {})
    assert.equal((await ask()).getData().result.ID, '1')
    const { refreshes, reused } = await look('/tokens')
    assert.deepEqual({ refreshes, reused }, { refreshes: 1, reused: 0 })

    await tell('/tokens/revoke', {})
    await assert.rejects(client.auth.refreshAuth(), (error) => {
      return error instanceof RefreshTokenError && error.code === 'invalid_grant' && error.status === 400
    })
  },

  async 'errors of the portal itself'() {
    // It takes the portal's code "0" for none, and keeps the text.
    assert.match((await failOf('tasks.task.counters.get', { userId: 'abc' })).message,
      /Invalid value \{abc\} to match with parameter \{userId\}/)
    assert.equal((await failOf('app.info')).code, 'ACCESS_DENIED')
    assert.equal((await failOf('im.dialog.read')).code, 'insufficient_scope')
    assert.equal((await failOf('no.such.method')).code, 'ERROR_METHOD_NOT_FOUND')
  }
}

let failed = 0

try {
  await tell('/switches', { rate_cap: 0 })
  await tell('/tasks', { title: 'Quarterly report', deadline_in: -3600 })
  await tell('/tasks/8001/comments', { count: 2 })
  for (let i = 0; i < 60; i++) await tell('/tasks', {})

  for (const [name, run] of Object.entries(tests)) {
    try {
      await run()
      console.log(`ok ${name}`)
    } catch (error) {
      failed++
      console.log(`not ok ${name}\n${error.stack}`)
    }
  }
} finally {
  simulator.stdin.end()
}

const [status] = await once(simulator, 'exit')

process.exit(failed === 0 && status === 0 ? 0 : 1)
