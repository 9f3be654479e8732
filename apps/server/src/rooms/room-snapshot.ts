import { initialRoomState, type RoomEvent, type RoomState, reduceRoom } from '@clausemint/protocol'

/** A room's state from all its events. */
const roomStateOf = (events: readonly RoomEvent[]): RoomState => events.reduce(reduceRoom, initialRoomState)

/** The event that stands for all events so far, for a reader whose cursor could not be used (EL5). */
export const roomSnapshotOf = (events: readonly RoomEvent[]): RoomEvent => ({
  type: 'snapshot',
  state: roomStateOf(events),
})
