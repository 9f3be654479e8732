import { createServer } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import { answerCalls } from '../harness/calls.ts'
import { type Delta, feed, feedCalls } from './feed.ts'
import { listen, subjectOf } from './listen.ts'

/** The floor: `ws`, one Buffer a delta for all viewers, nothing stored, nothing guarded. */
const http = createServer()
const viewers = new Map<string, Set<WebSocket>>()
const options = { binary: false, compress: false, fin: true }

new WebSocketServer({ server: http, perMessageDeflate: false }).on('connection', (socket, request) => {
  const subject = subjectOf(request.url)
  const mine = viewers.get(subject) ?? new Set()
  if (mine.size === 0) {
    viewers.set(subject, mine)
    feed.on(subject, (delta: Delta) => {
      const frame = Buffer.from(JSON.stringify(delta))
      for (const viewer of mine) viewer.send(frame, options)
    })
  }
  mine.add(socket)
  socket.on('close', () => mine.delete(socket))
  socket.send('{"type":"opened"}')
})

answerCalls({ listen: () => listen(http), ...feedCalls })
