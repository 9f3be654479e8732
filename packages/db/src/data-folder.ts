import { mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
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
  EDQUOT: 'the disk is full',
  ENOENT: 'no folder can be made there',
  ENAMETOOLONG: 'its name is too long',
}

/**
 * Makes the folder, and runs `work` in it.
 * @throws DatabaseUnavailableError where the disk refuses, with what to do about it
 */
export async function inDataFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    await make(folder)
    return await work()
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? reasons[String(error.code)] : undefined
    if (reason === undefined) throw error
    throw new DatabaseUnavailableError(`The data folder ${folder} can't be used: ${reason}. Choose another DATA_DIR.`)
  }
}

/** Node's own `recursive` never comes back from where no folder can be made and nothing says why, as in /proc. */
async function make(folder: string): Promise<void> {
  if (await isFolder(folder)) return
  const parent = dirname(folder)
  if (parent !== folder) await make(parent)
  try {
    await mkdir(folder)
  } catch (error) {
    if (!(await isFolder(folder))) throw error
  }
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  )
