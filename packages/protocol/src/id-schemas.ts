import { z } from 'zod'

export const generationIdSchema = z.uuid()
export const documentIdSchema = z.uuid()
export const memberIdSchema = z.uuid()

/**
 * Names one submission of a form. It lives in the form's draft, so that a double click, a second tab and a resend
 * after a lost reply are the same request, and "Try again" is a new one (G2).
 */
export const requestIdSchema = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/, 'must be 8 to 64 letters, digits, "-" or "_"')
