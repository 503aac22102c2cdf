-- Drives Neovim's own language client against the server and prints what it answers as JSON lines.
-- Arguments come by the environment: MNEMONIC_SERVER is the command as JSON, MNEMONIC_FILE a source.
local command = vim.json.decode(os.getenv('MNEMONIC_SERVER'))
local file = os.getenv('MNEMONIC_FILE')

local function report(name, value)
  io.stdout:write(vim.json.encode({ name = name, value = value or vim.NIL }) .. '\n')
end

local function wait_for(what, condition)
  if not vim.wait(10000, condition, 10) then error('Neovim waited in vain for ' .. what) end
end

local function main()
  vim.cmd('edit ' .. vim.fn.fnameescape(file))
  local buffer = vim.api.nvim_get_current_buf()
  vim.bo[buffer].filetype = 'bytecode'
  local client = vim.lsp.start_client({ name = 'mnemonic', cmd = command, root_dir = vim.fn.getcwd() })
  vim.lsp.buf_attach_client(buffer, client)
  wait_for('the server', function()
    local known = vim.lsp.get_client_by_id(client)
    return known ~= nil and known.initialized == true
  end)
  wait_for('diagnostics', function() return #vim.diagnostic.get(buffer) > 0 end)
  local diagnostics = {}
  for _, found in ipairs(vim.diagnostic.get(buffer)) do
    table.insert(diagnostics, { line = found.lnum, column = found.col, code = found.code })
  end
  report('diagnostics', diagnostics)

  local function ask(method, line, column, more)
    local params = {
      textDocument = { uri = vim.uri_from_bufnr(buffer) },
      position = { line = line, character = column },
    }
    for key, value in pairs(more or {}) do params[key] = value end
    local answers, problem = vim.lsp.buf_request_sync(buffer, method, params, 10000)
    if problem then error(method .. ': ' .. problem) end
    local answer = answers[client]
    return answer.result, answer.error
  end

  local hover = ask('textDocument/hover', 1, 9)
  report('hover', hover.contents.value)

  local labels = {}
  local completion = ask('textDocument/completion', 3, 13)
  for _, item in ipairs(vim.lsp.util.extract_completion_items(completion)) do
    table.insert(labels, item.label)
  end
  report('completion', labels)

  vim.api.nvim_win_set_cursor(0, { 4, 13 })
  vim.lsp.buf.definition()
  wait_for('the definition', function() return vim.api.nvim_win_get_cursor(0)[1] ~= 4 end)
  report('definition', vim.api.nvim_win_get_cursor(0))

  vim.lsp.buf.rename('again')
  wait_for('the new name', function()
    return vim.api.nvim_buf_get_lines(buffer, 3, 4, true)[1]:find('again') ~= nil
  end)
  report('rename', vim.api.nvim_buf_get_lines(buffer, 0, -1, true))

  -- Since Neovim 0.8 `format` waits by itself; before it was `formatting_sync` that did.
  if vim.lsp.buf.format then vim.lsp.buf.format({ timeout_ms = 10000 })
  else vim.lsp.buf.formatting_sync({}, 10000) end
  report('formatting', vim.api.nvim_buf_get_lines(buffer, 0, -1, true))

  vim.lsp.stop_client(client)
  wait_for('the end of the server', function() return vim.lsp.get_client_by_id(client) == nil end)
  report('end', true)
end

local fine, problem = pcall(main)
if not fine then report('problem', problem) end
vim.cmd('qall!')
