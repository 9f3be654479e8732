/** The version this page was built from. */
declare const __APP_VERSION__: string
