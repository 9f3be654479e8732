import { z } from 'zod'
import type { DocumentComment } from '../read-result.ts'

const textSchema = z.object({ str: z.string() }).catch({ str: '' })
const annotationSchema = z.object({
  id: z.string(),
  subtype: z.string(),
  titleObj: textSchema,
  contentsObj: textSchema,
  inReplyTo: z.string().nullish(),
})

/** Links and form fields are annotations too, and no comments. */
const noComments = new Set(['Link', 'Widget', 'Popup'])

/** The notes people left on a page of a pdf. */
export const pageComments = async (
  page: { getAnnotations(): Promise<unknown[]> },
  number: number,
): Promise<DocumentComment[]> => {
  const comments: DocumentComment[] = []
  for (const found of await page.getAnnotations()) {
    const annotation = annotationSchema.safeParse(found)
    if (!annotation.success || noComments.has(annotation.data.subtype)) continue
    const { id, titleObj, contentsObj, inReplyTo } = annotation.data
    if (contentsObj.str.trim() === '') continue
    comments.push({
      id,
      author: titleObj.str,
      text: contentsObj.str.trim(),
      quote: '',
      place: { page: number },
      ...(inReplyTo ? { parentId: inReplyTo } : {}),
      resolved: false,
    })
  }
  return comments
}
