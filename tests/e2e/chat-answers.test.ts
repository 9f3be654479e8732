import { afterAll, beforeAll, expect, test } from 'vitest'
import { answers, ask, box, chatTab, citing, openChat, questions, says, stopAnswer } from './open-chat.ts'
import { type Stage, setStage } from './stage.ts'
import { announcementsOf, draft, ending, eventually, focusedId, visit, waitUntil } from './visit.ts'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage[Symbol.asyncDispose]())

test('[D6] an answer appears as it is made, says what it was made from, and points at the words', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await openChat(visited, stage)
  const reply = await ask(page, 'Which law governs it?', stage)
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

test('[G3] Stop and Esc end an answer; what was written stays, with a way to ask again', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await openChat(visited, stage)
  const first = await ask(page, 'How long does it last?', stage)
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

test('a reload in the middle of an answer goes on where it was, and the next question’s draft is still there', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await openChat(visited, stage)
  const reply = await ask(page, 'What is confidential?', stage)
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

test('[P3] a provider that fails is said with what was kept, and the question can be asked again', async () => {
  await using own = await setStage()
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

test('[G4] where another provider takes over an answer, it is said who and why', async () => {
  await using own = await setStage({ AI_FALLBACK: 'library' })
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

test('without a model the passages that matter are shown, and it is said', async () => {
  await using own = await setStage({ AI_PROVIDER: 'library' })
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

test('an answer is inert at every delta, wherever it is cut', async () => {
  await using visited = await visit(stage.browser, stage.server.url)
  const page = await openChat(visited, stage)
  const reply = await ask(page, 'What does it say of scripts?', stage)
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
  const page = await openChat(visited, stage)
  const reply = await ask(page, 'Tell me everything', stage)
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
