import { createSignal, createUniqueId, Show } from 'solid-js'
import type { Operator } from '../state/operator.ts'
import { Card } from './panes.tsx'

/** Where whoever runs the server says so. */
export function OperatorCard(props: { operator: Operator }) {
  const [token, setToken] = createSignal('')
  const id = createUniqueId()

  return (
    <Card title="Operator">
      <Show
        when={!props.operator.isOperator()}
        fallback={<p class="text-sm">You may test providers, and say who is asked first until the next start.</p>}
      >
        <form
          class="flex flex-col gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            void props.operator.signIn(token())
          }}
        >
          <label class="text-sm" for={id}>
            The server’s OPERATOR_TOKEN
          </label>
          <input
            id={id}
            type="password"
            autocomplete="off"
            class="input"
            value={token()}
            onInput={(event) => setToken(event.currentTarget.value)}
          />
          <button type="submit" class="button" disabled={token() === ''}>
            Sign in
          </button>
        </form>
      </Show>
      <p class="mt-2 text-sm text-warning" role="alert">
        {props.operator.failure()}
      </p>
    </Card>
  )
}
