// The one door to the protocol's library. It is made of CommonJS modules, whose seven hundred names
// a bundle copies once for each file that imports them: at the start, before anything is answered.
export * from 'vscode-languageserver';
