export type { AppRouter } from './routers/index.ts'
