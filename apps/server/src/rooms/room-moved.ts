/**
 * What a change was planned from is no longer so: somebody else was first. Thrown by the append's companion, so that
 * nothing of the change stays.
 */
export class RoomMoved extends Error {
  override readonly name = 'RoomMoved'
}
