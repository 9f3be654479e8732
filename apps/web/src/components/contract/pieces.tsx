import { For, Match, Switch } from 'solid-js'
import type { Piece } from '../../contract/tracked-words.ts'

/** Words with their tracked changes. Text nodes only: whatever a contract says stays words. */
export function Pieces(props: { pieces: readonly Piece[] }) {
  return (
    <For each={props.pieces}>
      {(piece) => {
        const classes = () => ({ 'pointed-at': piece.isPointedAt === true, quoted: piece.findingId !== undefined })
        return (
          <Switch fallback={piece.text}>
            <Match when={piece.change === 'inserted'}>
              <ins classList={classes()}>{piece.text}</ins>
            </Match>
            <Match when={piece.change === 'deleted'}>
              <del classList={classes()}>{piece.text}</del>
            </Match>
            <Match when={piece.isPointedAt}>
              <mark class="pointed-at">{piece.text}</mark>
            </Match>
            <Match when={piece.findingId !== undefined}>
              <span class="quoted">{piece.text}</span>
            </Match>
          </Switch>
        )
      }}
    </For>
  )
}
