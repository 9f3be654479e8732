import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ModelReply } from '../support/model-peer.ts'
import { contract } from './contract-text.ts'
import { expectAccessible } from './expect-accessible.ts'
import { looks } from './looks.ts'
import { type Stage, setStage } from './stage.ts'
import { announcementsOf, draft, ending, eventually, focusedId, type Visit, visit, waitUntil } from './visit.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage[Symbol.asyncDispose]())

const box = (page: Page) => page.getByRole('textbox', { name: 'Your question about this contract' })
const answers = (page: Page) => page.getByRole('article', { name: 'Answer' })
const stopAnswer = (page: Page) => page.getByRole('button', { name: 'Stop the answer' })
const chatTab = (page: Page) => page.getByRole('tab', { name: 'Chat' })
const questions = (page: Page) => page.locator('.chat-question')

/** A document that is complete, with its chat open. */
async function openChat(visited: Visit, own: Stage = stage): Promise<Page> {
  const page = await visited.open()
  await draft(page)
  const reply = await own.peer.next()
  await reply.token(contract)
  reply.finish()
  await ending(page, /^Complete\./).waitFor()
  await chatTab(page).click()
  await page.getByRole('heading', { name: 'Ask the contract' }).waitFor()
  return page
}

async function ask(page: Page, text: string, own: Stage = stage): Promise<ModelReply> {
  await box(page).fill(text)
  await box(page).press('Enter')
  return own.peer.next()
}

const says = (locator: Locator, words: string) => eventually(() => locator.textContent()).toContain(words)

interface Passage {
  n: number
  text: string
}

/** The passages a model was given, as they stand in the prompt. */
function passagesIn({ body }: ModelReply): Passage[] {
  const prompt = JSON.stringify(body).replaceAll('\\n', '\n').replaceAll('\\"', '"')
  return [...prompt.matchAll(/^\[(\d+)\] (.*)$/gm)].map(([, n, text]) => ({ n: Number(n), text: text ?? '' }))
}

/** A citation as a model writes it, and the words it quotes. */
function citing(reply: ModelReply, words: RegExp): { written: string; quote: string } {
  for (const { n, text } of passagesIn(reply)) {
    const [quote] = words.exec(text) ?? []
    if (quote !== undefined) return { written: `[${n}: "${quote}"]`, quote }
  }
  throw new Error(`no passage has ${words}`)
}

test('[D6] an answer appears as it is made, says what it was made from, and points at the words', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await openChat(visited)
  const reply = await ask(page, 'Which law governs it?')
  await eventually(() => box(page).inputValue()).toBe('')
  await questions(page).getByText('Which law governs it?').waitFor()
  await page.getByText(/^Answering from (?:all )?[\d,]+(?: of [\d,]+)? clauses$/).waitFor()
  const { written, quote } = citing(reply, /governed by the laws of [A-Z]\w+/)
  await reply.token(`The contract is ${quote} `)
  await says(answers(page), quote)
  await reply.token(`${written}. `)
  await reply.token('Nothing else decides.\n')
  const citation = answers(page).locator('button.citation')
  await citation.waitFor()
  await stopAnswer(page).waitFor()
  reply.finish()
  await page.getByText(/^Answered from /).waitFor()
  await says(answers(page), 'Nothing else decides.')
  expect(await answers(page).textContent()).not.toContain('](')

  await citation.click()
  const clause = page.locator('[id^="clause-"]').filter({ hasText: quote }).last()
  await clause.waitFor()
  await eventually(() =>
    clause.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect()
      return bottom > 0 && top < innerHeight
    }),
  ).toBe(true)
  await eventually(() => announcementsOf(page)).toEqual(
    expect.arrayContaining([
      'The answer is being written.',
      expect.stringMatching(/^The answer is complete: \d+ words\.$/),
    ]),
  )
  await eventually(() => page.locator('[role=log], [aria-live]').count()).toBe(1)
})

test('a clause is explained or put in other words: a chip above the box, which can be taken away', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await openChat(visited)
  const first = await ask(page, 'Which law governs it?')
  const { written, quote } = citing(first, /governed by the laws of [A-Z]\w+/)
  await first.token(`See ${written}.`)
  first.finish()
  await answers(page).locator('button.citation').click()
  const clause = page.locator('[id^="clause-"]').filter({ hasText: quote })
  await clause.getByRole('button', { name: 'Explain' }).click()
  const chip = page.getByText(/^Explain clause [\d.]+$/)
  await chip.waitFor()
  await waitUntil(page, `document.activeElement.id === 'chat-question'`)
  await page.getByRole('button', { name: /^Remove: Explain clause/ }).click()
  await chip.waitFor({ state: 'detached' })

  await clause.getByRole('button', { name: 'Other wording' }).click()
  await page.getByText(/^Suggest other wording for clause [\d.]+$/).waitFor()
  await page.reload()
  await chatTab(page).click()
  await page.getByText(/^Suggest other wording for clause [\d.]+$/).waitFor()
  await box(page).fill('Shorter, please.')
  await box(page).press('Enter')
  const reply = await stage.peer.next()
  expect(JSON.stringify(reply.body)).toContain('Propose another wording')
  expect(JSON.stringify(reply.body)).toContain('The person adds: Shorter, please.')
  await reply.token('> The laws of India apply.\n\nThat is shorter.')
  reply.finish()
  await says(answers(page).last(), 'That is shorter.')
  await eventually(() => page.getByRole('button', { name: /^Remove: / }).count()).toBe(0)
  await questions(page).last().getByRole('button').click()
  await waitUntil(page, `document.activeElement.textContent.includes(${JSON.stringify(quote)})`)
})

test('[G3] Stop and Esc end an answer; what was written stays, with a way to ask again', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await openChat(visited)
  const first = await ask(page, 'How long does it last?')
  await first.token('It lasts for as long ')
  await says(answers(page), 'It lasts for as long')
  await stopAnswer(page).click()
  await first.closed
  await page.getByText('Stopped. What was written is kept.').waitFor()
  await eventually(() => focusedId(page)).toBe('chat-question')

  await answers(page).getByRole('button', { name: 'Ask again' }).click()
  const again = await stage.peer.next()
  await page.getByText('2 of 2').waitFor()
  await page.keyboard.press('Escape')
  await again.closed
  await page.getByText('Stopped before the first word.').waitFor()
  await page.getByRole('button', { name: 'The version before' }).click()
  await says(answers(page), 'It lasts for as long')
})

test('edit and ask again makes a branch; a reload keeps all of it', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await openChat(visited)
  for (const [question, answer] of [
    ['Who signs?', 'Both parties sign.'],
    ['And where?', 'At the end.'],
  ] as const) {
    const reply = await ask(page, question)
    await reply.token(answer)
    reply.finish()
    await says(answers(page).last(), answer)
    await page.getByRole('button', { name: 'Send the question' }).waitFor()
  }
  await page.getByRole('button', { name: 'Edit' }).first().click()
  const editor = page.getByRole('textbox', { name: 'Your question, in other words' })
  await editor.press('Escape')
  await editor.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Edit' }).first().click()
  await editor.fill('Who has to sign?')
  await editor.press('Enter')
  const reply = await stage.peer.next()
  await reply.token('Whoever is named.')
  reply.finish()
  await says(answers(page), 'Whoever is named.')
  await page.getByText('2 of 2').waitFor()
  await eventually(() => questions(page).allTextContents()).toEqual(['You asked: Who has to sign?'])

  await page.reload()
  await chatTab(page).click()
  await says(answers(page), 'Whoever is named.')
  await page.getByRole('button', { name: 'The version before' }).click()
  await says(answers(page).last(), 'At the end.')
  await eventually(() => questions(page).allTextContents()).toEqual(['You asked: Who signs?', 'You asked: And where?'])
})

test('a reload in the middle of an answer goes on where it was, and the next question’s draft is still there', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await openChat(visited)
  const reply = await ask(page, 'What is confidential?')
  await reply.token('All that is marked, ')
  await says(answers(page), 'All that is marked,')
  await box(page).fill('And what is not?')
  await page.reload()
  await chatTab(page).click()
  await says(answers(page), 'All that is marked,')
  await eventually(() => box(page).inputValue()).toBe('And what is not?')
  await reply.token('and all that is said.')
  await says(answers(page), 'All that is marked, and all that is said.')
  reply.finish()
  await page.getByRole('button', { name: 'Send the question' }).waitFor()
})

test('Enter sends, Shift+Enter breaks the line, an input method editor keeps its Enter', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await openChat(visited)
  const before = stage.peer.requests
  await box(page).fill('One')
  await box(page).press('Shift+Enter')
  await box(page).pressSequentially('two')
  await eventually(() => box(page).inputValue()).toBe('One\ntwo')
  await box(page).dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true })
  expect(await box(page).inputValue()).toBe('One\ntwo')
  expect(stage.peer.requests).toBe(before)
  await box(page).press('Enter')
  const reply = await stage.peer.next()
  await reply.token('Yes.')
  reply.finish()
  await says(answers(page), 'Yes.')
  expect(stage.peer.requests).toBe(before + 1)
})

test('[P3] a provider that fails is said with what was kept, and the question can be asked again', async () => {
  await using own = await setStage({}, stage)
  await using visited = await visit(own.browser, own.server.url)
  const page = await openChat(visited, own)
  const reply = await ask(page, 'Is it fair?', own)
  await reply.token('It is fair to ')
  await says(answers(page), 'It is fair to')
  reply.end()
  await answers(page)
    .getByRole('heading', { name: /^Custom / })
    .waitFor()
  await answers(page).getByText('Every word that was shown is kept.').waitFor()
  await answers(page).getByRole('button', { name: 'Try again' }).click()
  const again = await own.peer.next()
  await again.token('It is fair to both.')
  again.finish()
  await says(answers(page), 'It is fair to both.')
})

test('without a model the passages that matter are shown, and it is said', async () => {
  await using own = await setStage({ AI_PROVIDER: 'library' }, stage)
  await using visited = await visit(own.browser, own.server.url)
  const page = await visited.open()
  await draft(page)
  await ending(page, /^Complete\./).waitFor()
  await chatTab(page).click()
  await page.getByText(/^No model is used: you get the passages that matter\./).waitFor()
  await page.getByRole('button', { name: /^Which law governs it/ }).click()
  await page.getByText('Clause library, no model used').waitFor()
  await says(answers(page), 'governed by')
  await answers(page).locator('button.citation').first().waitFor()
  await page.getByText('Clause library, no model used').click()
  await page.getByText('No model was used. Nothing left this server.').waitFor()
})

test('[G4] where another provider takes over an answer, it is said who and why', async () => {
  await using own = await setStage({ AI_FALLBACK: 'library' }, stage)
  await using visited = await visit(own.browser, own.server.url)
  const page = await openChat(visited, own)
  const reply = await ask(page, 'Which law governs it?', own)
  await reply.token('I think that ')
  await says(answers(page), 'I think that')
  // Whoever is asked after it: this provider has nothing more to say.
  void own.peer.next().then((retry) => retry.cut())
  reply.cut()
  await answers(page)
    .getByText(/From here: Clause library, because Custom /)
    .waitFor()
  await page.getByText('Clause library, no model used').waitFor()
  await answers(page).locator('button.citation').first().waitFor()
})

test('an answer is inert at every delta, wherever it is cut', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await openChat(visited)
  const reply = await ask(page, 'What does it say of scripts?')
  const hostile = [
    '<script>window.pwned=1</script> **<b onclick=alert(1)>bold</b>**',
    '<img src="http://example.com/a.png" onerror="window.pwned=1">',
    '![picture](http://example.com/b.png) and [link](javascript:window.pwned=1) and <http://example.com/>',
    '<cite>not a citation</cite> [7.2](clause:made-up?0-5) <button>Send</button>',
    '<a href="http://example.com/">a</a> <iframe src="http://example.com/"></iframe><style>*{display:none}</style>',
    'The end of it.',
  ].join('\n\n')
  await page.evaluate(`
    window.dangerous = 0
    new MutationObserver(() => {
      dangerous += document.querySelectorAll('.answer :is(script, img, a, form, input, iframe, style, svg, cite, [onclick], [style], button:not(.citation))').length
    }).observe(document.querySelector('.answer'), { subtree: true, childList: true, attributes: true })
  `)
  for (const character of hostile) await reply.token(character)
  await says(answers(page), 'The end of it.')
  reply.finish()
  await page.getByText(/^Answered from /).waitFor()
  await says(answers(page), '<script>window.pwned=1</script>')
  expect(await answers(page).locator('button.citation').count()).toBe(0)
  expect(await page.evaluate('[window.pwned, dangerous]')).toEqual([undefined, 0])
})

test('it scrolls along while the reader is at the end, and leads back', async () => {
  await using visited = await visit(stage.browser, stage.server.url, { viewport: { width: 1440, height: 900 } })
  const page = await openChat(visited)
  const reply = await ask(page, 'Tell me everything')
  const paragraphs = (count: number) => 'A sentence of the answer that takes a line or two.\n\n'.repeat(count)
  await reply.token(`${paragraphs(40)}The first half.\n\n`)
  await says(answers(page), 'The first half.')
  const atEnd = `(() => {
    const log = document.querySelector('.chat-log')
    return log.scrollHeight > log.clientHeight && log.scrollHeight - log.clientHeight - log.scrollTop < 24
  })()`
  await waitUntil(page, atEnd)
  await page.evaluate(`document.querySelector('.chat-log').scrollTop -= 200`)
  await page.getByRole('button', { name: 'New text below' }).waitFor()
  const top = await page.evaluate(`document.querySelector('.chat-log').scrollTop`)
  await reply.token(`${paragraphs(20)}The end.\n\n`)
  await says(answers(page), 'The end.')
  expect(await page.evaluate(`document.querySelector('.chat-log').scrollTop`)).toBe(top)
  await page.getByRole('button', { name: 'New text below' }).click()
  await waitUntil(page, atEnd)
  reply.finish()
})

test('with the keyboard alone: a starter, a question, its citation', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await openChat(visited)
  const tabTo = async (words: RegExp) => {
    for (
      let presses = 0;
      !words.test(await page.evaluate(`document.activeElement.textContent + document.activeElement.id`));
      presses++
    ) {
      expect(presses).toBeLessThan(60)
      await page.keyboard.press('Tab')
    }
  }
  await chatTab(page).focus()
  await tabTo(/^What happens if one of us breaks it/)
  await page.keyboard.press('Enter')
  const reply = await stage.peer.next()
  const { written } = citing(reply, /governed by the laws of [A-Z]\w+/)
  await reply.token(`See ${written}.`)
  reply.finish()
  await page.getByText(/^Answered from /).waitFor()
  await waitUntil(page, `document.activeElement.id === 'chat-question'`)
  while (!(await page.evaluate(`document.activeElement.matches('.citation')`))) await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await waitUntil(page, `document.activeElement.closest('[id^="clause-"]') !== null`)
})

test.each(looks)('axe finds nothing in any state of the chat, %s and %s', async (colorScheme, name, viewport) => {
  await using own = await setStage({}, stage)
  await using visited = await visit(own.browser, own.server.url, { colorScheme, viewport, reducedMotion: 'reduce' })
  const page = await visited.open()
  await draft(page)
  const drafted = await own.peer.next()
  await drafted.token(contract)
  drafted.finish()
  await ending(page, /^Complete\./).waitFor()
  if (name === 'phone') await page.getByRole('button', { name: 'Assistant', exact: true }).click()
  await chatTab(page).click()
  await page.getByRole('heading', { name: 'Ask the contract' }).waitFor()
  await expectAccessible(page, 'the empty chat')

  const reply = await ask(page, 'Which law governs it?', own)
  const { written } = citing(reply, /governed by the laws of [A-Z]\w+/)
  await reply.token(`Indian law ${written}.\n\n- one\n- two\n\n> quoted\n\nand on`)
  await says(answers(page), 'and on')
  await expectAccessible(page, 'answering')
  reply.finish()
  await page.getByText(/^Answered from /).waitFor()
  await page.locator('.chat-writer summary').click()
  await expectAccessible(page, 'answered')

  const failing = await ask(page, 'And then?', own)
  await failing.token('Then it ')
  await says(answers(page).last(), 'Then it')
  failing.end()
  await page.getByRole('heading', { name: /^Custom / }).waitFor()
  await expectAccessible(page, 'failed')
  await page.getByRole('button', { name: 'Edit' }).first().click()
  await expectAccessible(page, 'editing')
})
