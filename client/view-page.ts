// The page of a web view: its script and style sheet from dist/views, and nothing from elsewhere.
import * as vscode from 'vscode';

/**
 * `name` is that of a script directly in client/views; `body` is trusted HTML of our own, and
 * `texts` are what the script shows.
 */
export function viewPage(
  webview: vscode.Webview,
  extension: vscode.Uri,
  name: string,
  body: string,
  texts: object,
): string {
  const resource = (file: string) =>
    webview.asWebviewUri(vscode.Uri.joinPath(extension, 'dist', 'views', file)).toString();
  const nonce = Array.from({ length: 4 }, () => Math.random().toString(36).slice(2)).join('');
  const policy = [
    "default-src 'none'",
    `style-src ${webview.cspSource} 'unsafe-inline'`,
    `script-src 'nonce-${nonce}'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <link rel="stylesheet" href="${resource(`${name}.css`)}">
</head>
<body data-texts="${attribute(JSON.stringify(texts))}">${body}
  <script nonce="${nonce}" src="${resource(`${name}.js`)}"></script>
</body>
</html>`;
}

/** A text inside the quotes of an attribute. */
function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
