import type { FileEntry } from '#files';
import type { MatterPage } from '#matters';
import { fileLineOf } from '../file-lines.js';
import { addressOf } from './matter-view.js';
import type { FilesCardView } from './pages/files-card.js';

/** The files of a matter as its officers see them. */
export function filesCardOf(page: MatterPage, files: readonly FileEntry[]): FilesCardView {
  return { files: files.map((file) => fileLineOf(file, 'staff')), address: `${addressOf(page)}/files` };
}
