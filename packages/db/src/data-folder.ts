import { mkdir } from 'node:fs/promises'
import { DatabaseUnavailableError } from './database-error.ts'

const inTheWay = 'a file stands where a folder should be'
const forbidden = 'this user may not write there'
const reasons: Record<string, string> = {
  EEXIST: inTheWay,
  ENOTDIR: inTheWay,
  EACCES: forbidden,
  EPERM: forbidden,
  EROFS: forbidden,
  ENOSPC: 'the disk is full',
}

/**
 * Makes the folder, and runs `work` in it.
 * @throws DatabaseUnavailableError where the disk refuses, with what to do about it
 */
export async function inDataFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    await mkdir(folder, { recursive: true })
    return await work()
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? reasons[String(error.code)] : undefined
    if (reason === undefined) throw error
    throw new DatabaseUnavailableError(`The data folder ${folder} can't be used: ${reason}. Choose another DATA_DIR.`)
  }
}
