declare module '*.yaml?raw' {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: the form of a module that a bundler makes of a file
  export default text;
}
