"""The process that opens one strange file, with little memory and little time. Started by ``looking``.

The file comes on standard input; the answer is one line of JSON on standard output.
"""

import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[3]))  # started as a script and cut off from all else
    from fleksaftale.core.apart import answer
    from fleksaftale.documents.upload_reader import Unfit
    from fleksaftale.evidence.reading.kinds import read

    answer(read, refusal=Unfit)
