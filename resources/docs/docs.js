'use strict';
// Draws /openapi.json as a page that can be tried. Text reaches the page as text only, never as markup.
let api;

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name in element && typeof value !== 'string') element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}

function resolve(thing) {
  while (thing && thing.$ref) thing = thing.$ref.slice(2).split('/').reduce((at, key) => at[key], api);
  return thing;
}

function nameOf(schema) {
  if (schema.$ref) return schema.$ref.split('/').pop();
  if ('const' in schema) return JSON.stringify(schema.const);
  if (schema.oneOf) return schema.oneOf.map(nameOf).join(' | ');
  const types = [schema.type || 'any'].flat();
  return types.map(type => type === 'array' ? 'array of ' + nameOf(schema.items || {}) : type).join(' | ')
    + (schema.format ? ' (' + schema.format + ')' : '');
}

function limits(schema) {
  const parts = [];
  if (schema.enum) parts.push('one of ' + schema.enum.map(value => JSON.stringify(value)).join(', '));
  if ('minimum' in schema) parts.push('from ' + schema.minimum);
  if ('exclusiveMinimum' in schema) parts.push('above ' + schema.exclusiveMinimum);
  if ('maximum' in schema) parts.push('to ' + schema.maximum);
  if ('exclusiveMaximum' in schema) parts.push('below ' + schema.exclusiveMaximum);
  if ('default' in schema) parts.push('default ' + JSON.stringify(schema.default));
  return parts.join('; ');
}

// All fields of an object, its allOf parts included.
function fieldsOf(schema) {
  let fields = [];
  for (const part of schema.allOf || []) fields = fields.concat(fieldsOf(resolve(part)));
  for (const [name, field] of Object.entries(schema.properties || {}))
    fields.push({ name, schema: field, required: (schema.required || []).includes(name) });
  return fields;
}

function schemaView(schema, title) {
  const view = make('details', { class: 'schema' }, make('summary', {}, title || nameOf(schema)));
  view.addEventListener('toggle', () => {
    if (view.childElementCount > 1) return;
    const target = resolve(schema);
    const box = make('div', { class: 'fields' });
    if (target.description) box.append(make('div', { class: 'quiet' }, target.description));
    for (const field of fieldsOf(target)) {
      const inner = resolve(field.schema);
      const nested = inner.properties || inner.oneOf || inner.allOf || (inner.items && resolve(inner.items).properties);
      const line = make('div', {}, make('code', {}, field.name), field.required ? ' ' : ' (optional) ',
        make('span', { class: 'quiet' }, [nameOf(field.schema), limits(inner), field.schema.description].filter(Boolean).join(' · ')));
      if (nested) line.append(schemaView(inner.items && !inner.properties ? inner.items : field.schema));
      box.append(line);
    }
    for (const one of target.oneOf || []) box.append(make('div', {}, schemaView(one)));
    if (target.items) box.append(make('div', {}, schemaView(target.items)));
    if (!target.properties && !target.allOf && limits(target)) box.append(make('div', {}, limits(target)));
    view.append(box);
  });
  return view;
}

// A body to begin with: what must be there, and the defaults.
function example(schema) {
  const target = resolve(schema);
  const body = {};
  for (const field of fieldsOf(target)) {
    const inner = resolve(field.schema);
    if ('default' in inner) body[field.name] = inner.default;
    else if (field.required) body[field.name] = [inner.type].flat()[0] === 'boolean' ? true : (inner.minimum || 1);
  }
  return JSON.stringify(body, null, 2);
}

function parameterInput(parameter) {
  const schema = resolve(parameter.schema);
  const label = parameter.name + ' of ' + parameter.in;
  if (schema.enum) {
    return make('select', { 'aria-label': label },
      ...(parameter.required ? [] : [make('option', { value: '' }, '')]),
      ...schema.enum.map(value => make('option', { value: String(value) }, String(value))));
  }
  const hint = 'default' in schema ? String(schema.default) : (schema.examples || [''])[0];
  return make('input', { 'aria-label': label, placeholder: hint, inputmode: schema.type === 'integer' ? 'numeric' : 'text' });
}

function parameterTable(parameters, inputs) {
  const table = make('table', {}, make('tr', {}, make('th', {}, 'Parameter'), make('th', {}, 'Value'), make('th', {}, 'What it is')));
  for (const parameter of parameters) {
    const input = parameterInput(parameter);
    inputs.push({ parameter, input });
    table.append(make('tr', {},
      make('td', {}, make('code', {}, parameter.name), parameter.required ? make('span', { class: 'must' }, ' *') : null,
        make('div', { class: 'quiet' }, parameter.in)),
      make('td', {}, input),
      make('td', {}, parameter.description || '', make('div', { class: 'quiet' }, limits(resolve(parameter.schema))))));
  }
  return table;
}

function bodyEditor(body) {
  const types = Object.keys(body.content);
  const type = make('select', { 'aria-label': 'Type of the body' }, ...types.map(name => make('option', { value: name }, name)));
  const isJson = types[0] === 'application/json';
  const text = make('textarea', { 'aria-label': 'Body', spellcheck: false });
  text.value = isJson ? example(body.content[types[0]].schema) : 'time,price\n2026-11-24T03:04:05Z,60123.45\n';
  const file = isJson ? null : make('input', { type: 'file', 'aria-label': 'File as the body' });
  const box = make('div', {}, make('h3', {}, 'Body', body.required ? make('span', { class: 'must' }, ' *') : null),
    make('div', { class: 'row' }, type, file, isJson ? schemaView(body.content[types[0]].schema) : null), text);
  return { box, type: () => type.value, value: () => (file && file.files.length ? file.files[0] : text.value) };
}

function quoted(text) {
  return "'" + String(text).replaceAll("'", "'\\''") + "'";
}

function curl(method, url, headers, body) {
  const parts = ['curl'];
  if (method !== 'GET') parts.push('-X', method);
  parts.push(quoted(url));
  for (const [name, value] of Object.entries(headers)) parts.push('-H', quoted(name + ': ' + (name === 'Authorization' ? 'Bearer …' : value)));
  if (body instanceof File) parts.push('--data-binary', quoted('@' + body.name));
  else if (body !== undefined) parts.push('--data-binary', quoted(body));
  return parts.join(' ');
}

function pretty(text, type) {
  if (!/json/.test(type)) return text;
  try { return JSON.stringify(JSON.parse(text), null, 2); } catch { return text; }
}

const kShown = 200000; // characters: more of it makes a page slow

async function tryRoute(method, path, inputs, editor, box) {
  const query = new URLSearchParams();
  let target = path;
  for (const { parameter, input } of inputs) {
    if (parameter.in === 'path') {
      if (input.value === '') { input.focus(); box.replaceChildren(make('p', { class: 'bad' }, parameter.name + ' is needed')); return; }
      target = target.replace('{' + parameter.name + '}', encodeURIComponent(input.value));
    } else if (input.value !== '') query.append(parameter.name, input.value);
  }
  const url = new URL(target + (query.size || [...query].length ? '?' + query : ''), location.origin);
  const headers = {};
  const token = document.getElementById('token').value;
  if (token) headers.Authorization = 'Bearer ' + token;
  const body = editor ? editor.value() : undefined;
  if (editor) headers['Content-Type'] = editor.type();
  box.replaceChildren(make('p', { class: 'quiet' }, 'Asking …'));
  const begun = performance.now();
  const call = make('pre', {}, curl(method, url.href, headers, body));
  try {
    const answer = await fetch(url, { method, headers, body: body === '' ? undefined : body, cache: 'no-store' });
    const type = answer.headers.get('Content-Type') || '';
    const text = pretty(await answer.text(), type);
    const took = (performance.now() - begun).toFixed(0) + ' ms';
    const lines = [...answer.headers].map(([name, value]) => name + ': ' + value).join('\n');
    box.replaceChildren(make('h3', {}, 'Request'), call,
      make('h3', {}, 'Answer ', make('span', { class: answer.ok ? 'good' : 'bad' }, answer.status + ' ' + answer.statusText), ' ',
        make('span', { class: 'quiet' }, took)),
      make('pre', {}, text.length > kShown ? text.slice(0, kShown) + '\n… ' + (text.length - kShown) + ' more characters' : text),
      make('details', { class: 'schema' }, make('summary', {}, 'Headers'), make('pre', {}, lines)));
  } catch (error) {
    box.replaceChildren(make('h3', {}, 'Request'), call, make('p', { class: 'bad' }, 'No answer: ' + error.message));
  }
}

function responseTable(responses) {
  const table = make('table', {}, make('tr', {}, make('th', {}, 'Status'), make('th', {}, 'What it means'), make('th', {}, 'Body')));
  for (const [status, reference] of Object.entries(responses)) {
    const response = resolve(reference);
    const bodies = Object.entries(response.content || {}).map(([type, media]) =>
      make('div', {}, make('div', { class: 'quiet' }, type), media.schema ? schemaView(media.schema) : null));
    const headers = Object.entries(response.headers || {}).map(([name, header]) =>
      make('div', { class: 'quiet' }, make('code', {}, name), ' ' + (header.description || '')));
    table.append(make('tr', {}, make('td', {}, make('code', {}, status)), make('td', {}, response.description, ...headers), make('td', {}, ...bodies)));
  }
  return table;
}

function routeView(path, method, operation) {
  const inside = make('div', { class: 'inside' });
  const view = make('details', { class: 'route ' + method, id: operation.operationId },
    make('summary', {}, make('span', { class: 'method' }, method.toUpperCase()), make('span', { class: 'path' }, path),
      make('span', { class: 'quiet' }, operation.summary)), inside);
  view.dataset.words = [method, path, operation.summary, operation.operationId, ...operation.tags].join(' ').toLowerCase();
  view.addEventListener('toggle', () => {
    if (!view.open || inside.childElementCount) return;
    const inputs = [];
    if (operation.description) inside.append(make('p', {}, operation.description));
    if (operation.parameters) inside.append(parameterTable(operation.parameters, inputs));
    const editor = operation.requestBody ? bodyEditor(operation.requestBody) : null;
    if (editor) inside.append(editor.box);
    const answer = make('div', { 'aria-live': 'polite' });
    const go = make('button', { class: 'go', type: 'button' }, 'Execute');
    go.addEventListener('click', async () => {
      go.disabled = true;
      await tryRoute(method.toUpperCase(), path, inputs, editor, answer);
      go.disabled = false;
    });
    inside.append(make('div', { class: 'row' }, go), answer, make('h3', {}, 'Answers'), responseTable(operation.responses));
  });
  return view;
}

function draw() {
  document.getElementById('title').textContent = api.info.title;
  document.getElementById('version').textContent = api.info.version;
  document.getElementById('oas').textContent = 'OpenAPI ' + api.openapi;
  document.getElementById('summary').textContent = api.info.summary;
  document.getElementById('description').textContent = api.info.description;
  const main = document.getElementById('routes');
  main.replaceChildren();
  for (const tag of api.tags) {
    const section = make('section', {}, make('h2', {}, tag.name, make('small', {}, tag.description)));
    for (const [path, methods] of Object.entries(api.paths))
      for (const [method, operation] of Object.entries(methods))
        if (operation.tags.includes(tag.name)) section.append(routeView(path, method, operation));
    main.append(section);
  }
  const schemas = make('section', {}, make('h2', {}, 'Schemas'));
  for (const name of Object.keys(api.components.schemas)) schemas.append(schemaView({ $ref: '#/components/schemas/' + name }));
  main.append(schemas);
  openNamed();
}

// /docs#predict opens that route.
function openNamed() {
  const named = document.getElementById(location.hash.slice(1));
  if (named && named.matches('details.route')) { named.open = true; named.scrollIntoView(); }
}

function filter(words) {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  for (const view of document.querySelectorAll('details.route'))
    view.hidden = !wanted.every(word => view.dataset.words.includes(word));
  for (const section of document.querySelectorAll('main section'))
    section.hidden = wanted.length > 0 && !section.querySelector('details.route:not([hidden])');
}

document.getElementById('filter').addEventListener('input', event => filter(event.target.value));
window.addEventListener('hashchange', openNamed);
fetch('/openapi.json').then(answer => answer.json()).then(description => { api = description; draw(); })
  .catch(error => document.getElementById('routes').replaceChildren(make('p', { class: 'bad' }, '/openapi.json cannot be read: ' + error.message)));
