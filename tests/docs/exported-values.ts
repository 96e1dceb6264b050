import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** A function, constant or class that an entry exports. */
export interface Exported {
  readonly name: string;
  /** Code of the examples in its docstring. */
  readonly examples: readonly string[];
}

/** Returns the values that a file exports, also those it re-exports by name; types are left out. */
export function exportedValues(file: URL): Exported[] {
  return sourceOf(file).statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement) || statement.isTypeOnly) return [];
    const { exportClause, moduleSpecifier } = statement;
    if (!exportClause || !ts.isNamedExports(exportClause) || !moduleSpecifier) return [];
    const from = new URL((moduleSpecifier as ts.StringLiteral).text, file);
    return exportClause.elements
      .filter(({ isTypeOnly }) => !isTypeOnly)
      .map(({ name, propertyName }) => ({
        name: name.text,
        examples: docstringsOf((propertyName ?? name).text, from).flatMap(examplesIn),
      }));
  });
}

function sourceOf(file: URL): ts.SourceFile {
  const text = readFileSync(fileURLToPath(file), 'utf8');
  return ts.createSourceFile(file.pathname, text, ts.ScriptTarget.Latest, true);
}

/** Returns the docstrings of all declarations of a name, one for each overload. */
function docstringsOf(name: string, file: URL): string[] {
  const declarations = sourceOf(file).statements.filter((statement) =>
    ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.some((one) => one.name.getText() === name)
      : (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) &&
        statement.name?.text === name,
  );
  if (declarations.length === 0) throw new Error(`Expected ${file.pathname} to declare ${name}, got nothing`);
  return declarations.flatMap((declaration) =>
    ts
      .getJSDocCommentsAndTags(declaration)
      .filter(ts.isJSDoc)
      .map((doc) => doc.getText()),
  );
}

function examplesIn(docstring: string): string[] {
  const text = docstring.replace(/^ *\* ?/gm, '');
  return [...text.matchAll(/^@example\n```ts\n(.*?)^```$/gms)].map(([, code]) => code!.trimEnd());
}
