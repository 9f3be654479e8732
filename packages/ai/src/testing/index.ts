export * from './fake-clock.ts'
export * from './scripted-provider.ts'
