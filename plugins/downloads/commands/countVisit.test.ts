import { expect, it } from 'vitest'
import { isRobot } from './countVisit'

const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)'

it.each([
  ['a program that does not say what it is', undefined, true],
  ['curl', 'curl/8.5.0', true],
  ['a library', 'python-requests/2.32.3', true],
  ['Node', 'node', true],
  ['a search engine', 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', true],
  ['a preview of a link', 'Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)', true],
  [
    'a browser without a screen',
    `Mozilla/5.0 (X11; Linux x86_64) ${WEBKIT} HeadlessChrome/142.0.0.0 Safari/537.36`,
    true,
  ],
  ['Firefox', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', false],
  ['Chrome', `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/142.0.0.0 Safari/537.36`, false],
  [
    'a phone whose maker is called Cubot',
    `Mozilla/5.0 (Linux; Android 10; CUBOT NOTE 20) ${WEBKIT} Chrome/96.0 Mobile`,
    false,
  ],
])('tells whether %s has a person behind it', (_who, agent, robot) => {
  expect(isRobot(new Headers(agent ? { 'User-Agent': agent } : {}))).toBe(robot)
})
