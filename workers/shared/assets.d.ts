/** Vite gives a file's address relative to the importing module's. */
declare module '*?url' {
  const url: string;
  // biome-ignore lint/style/noDefaultExport: this is how Vite exports it
  export default url;
}
