import { EventEmitter } from 'node:events'
import { readModel } from './model-reader.ts'

export interface Delta {
  type: 'delta'
  text: string
  offset: number
}

/** What a reference server knows of its streams: nothing is kept, and who comes late has missed it. */
export const feed = new EventEmitter<Record<string, [Delta]>>().setMaxListeners(0)

export interface FeedRequest {
  modelUrl: string
  subjects: string[]
}

/** The calls every reference server answers. */
export const feedCalls = {
  /** Asks the model for each subject; what it says goes to `feed`. */
  async generate({ modelUrl, subjects }: FeedRequest): Promise<void> {
    for (const subject of subjects) {
      let offset = 0
      void readModel(modelUrl, subject, (text) => {
        feed.emit(subject, { type: 'delta', text, offset })
        offset += text.length
      })
    }
  },
}

export type ReferenceCalls = typeof feedCalls & { listen(argument: null): Promise<string> }
