import type { Risk } from '@clausemint/protocol'
import CircleCheck from 'lucide-solid/icons/circle-check'
import OctagonAlert from 'lucide-solid/icons/octagon-alert'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { Dynamic } from 'solid-js/web'

const signs = { red: OctagonAlert, amber: TriangleAlert, green: CircleCheck } as const

/** A risk's shape; the word stands beside it or is read out, so that nobody needs the colour. */
export function RiskSign(props: { risk: Risk; size?: number }) {
  return (
    <Dynamic component={signs[props.risk]} size={props.size ?? 18} aria-hidden="true" class={`risk-${props.risk}`} />
  )
}
