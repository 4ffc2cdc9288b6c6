// Ends with 0 when the installed packages are those of the lock file.
import { packagesMatch } from '../launch/prepare.mjs';

process.exitCode = packagesMatch(process.cwd()) ? 0 : 1;
