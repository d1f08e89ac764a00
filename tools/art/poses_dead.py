"""How the dead walk, wait, seize, reel and rise, by kind.

Each kind has an outline of its own: the walker reaches ahead with both arms,
the fresh one stands upright with one arm crooked and jerks, the runner leans
far forward with its arms thrown back.  (The crawler is drawn in crawler.py.)
"""

from __future__ import annotations

from tools.art.rig import PoseTable

_GRAB = {
    "down": (
        "wide    0,0    0,-1  =-3,-5      =2,-5",
        "wide    0,1    0,0   =-3,-6      =2,-6",
        "wide    0,2    0,1   ^=-2,3      ^=1,3",
        "wide    0,2    0,2   ^=0,4       ^=-1,4",
    ),
    "up": (
        "wide    0,0    0,0   =-3,-5      =2,-5",
        "wide    0,0    0,0   =-3,-7      =2,-7",
        "wide    0,-1   0,0   =-1,-7      =0,-7",
        "wide    0,-1   0,-1  =-1,-5      =0,-5",
    ),
    "right": (
        "walka   -1,0/-1 -1,0 =6,-1>7,-6  <=6,-1>9,-4",
        "walka   0,0    -1,0  =6,-1>8,-5  <=6,-1>8,-2",
        "walkb   0,1/1  0,1   =8,-1       <=8,-2",
        "walkb   1,1/1  1,2   =7,0        <=7,-1",
    ),
}

_HURT = {
    "down": (
        "wide    0,-1   -1,-1 =-3,-2      =2,0",
        "wide    -1,-1  -2,-1 =-3,-4      =2,1",
        "liftr   -1,0   -1,0  =-3,0       =1,3",
        "stand   0,1    0,1   -1,4        =1,4",
    ),
    "right": (
        "wide    -1,0/-1 -1,0 =8,-1       <=5,1",
        "walka   -1,0/-2 -1,-1 =8,-4      <=8,1",
        "walkb   -1,0/-1 -1,1 =7,2        <=6,0",
        "stand   -1,1   0,1   =2,4        <=3,3",
    ),
}

# The first frame of rising is drawn lying (lying.py); its line here only fills the row.
_RISE = {
    "down": (
        "kneel   0,4    0,2   =-3,3       =2,3",
        "kneel   0,4    -1,2  =-3,3       =2,3",
        "crouch  1,2    2,-1  =-3,-1      =3,3",
        "wide    -1,0   -2,0  =-3,2       =2,-3",
    ),
    "right": (
        "kneel   0,4/3  1,3   =3,4        <=5,4",
        "kneel   0,4/2  1,2   =3,4        <=5,3",
        "crouch  -1,2/-2 -1,-1 =-3,3      <=4,-1",
        "wide    0,0/1  0,1   =-2,4       <=6,-3",
    ),
}

WALKER: PoseTable = {
    "walk": {
        "down": (
            "stand   0,1    0,1   ^=-2,2>-1,5 ^=1,2>0,4",
            "liftl   0,2    1,1   ^=-2,2>-1,4 ^=1,2>0,5",
            "stand   0,1    0,1   ^=-2,2>-1,4 ^=1,2>0,5",
            "liftr   0,2    -1,1  ^=-2,2>-1,5 ^=1,2>0,4",
        ),
        "up": (
            "stand   0,1    0,1   <=-2,1>-2,-3 <=1,1>1,-4",
            "liftl   0,2    1,1   <=-2,1>-2,-4 <=1,1>2,-3",
            "stand   0,1    0,1   <=-2,1>-2,-4 <=1,1>1,-3",
            "liftr   0,2    -1,1  <=-2,1>-3,-3 <=1,1>1,-4",
        ),
        "right": (
            "stand   0,1    0,0   =8,0        <=8,-1",
            "walka   0,2    1,0   =8,1        <=8,-1",
            "pass    0,1    0,0   =8,1        <=8,0",
            "walkb   0,2    -1,1  =8,0        <=8,0",
        ),
    },
    "idle": {
        "down": (
            "stand   0,1    0,2   -1,5        1,5",
            "stand   0,1    1,2   -1,5        0,5",
            "stand   1,1    1,1   0,5         1,5",
            "stand   0,1    -1,2  0,5         1,5",
        ),
        "right": (
            "stand   0,1/1  1,2   =1,4        .",
            "stand   0,1/1  1,2   =2,4        <=-1,4",
            "stand   0,1/1  0,1   =1,4        <=3,3",
            "stand   0,1    1,2   =0,4        .",
        ),
    },
    "grab": _GRAB,
    "hurt": _HURT,
    "rise": _RISE,
}

FRESH: PoseTable = {
    "walk": {
        "down": (
            "stand   0,0    1,-1  -1,5        =2,2>3,-1",
            "highl   0,-1   -1,-1 -2,4        =2,2>3,-3",
            "stand   0,0    -1,-1 =-2,2>-4,-1 1,5",
            "highr   0,-1   1,-1  =-2,2>-4,-3 1,4",
        ),
        "right": (
            "stand   0,0    -1,-1 =-1,5       <=3,2>6,-2",
            "runa    0,-1   1,-1  =-4,2       <=4,1>5,-4",
            "pass    0,0    0,-1  =3,2>5,-2   <=-1,5",
            "runb    0,-1   -1,-1 =4,1>4,-4   <=-4,2",
        ),
    },
    "idle": {
        "down": (
            "stand   0,0    1,-1  -1,5        =2,2>3,-1",
            "stand   0,0    2,0   -1,5        =2,2>3,-2",
            "stand   0,0    -1,-1 -2,5        1,5",
            "stand   0,0    1,-1  0,5         =2,2>4,1",
        ),
        "right": (
            "stand   0,0    -1,-1 =0,5        <=3,2>5,-2",
            "stand   0,0    -2,0  =-1,5       <=3,2>4,-3",
            "stand   0,0    1,-1  =0,5        <=2,5",
            "stand   0,0    0,-1  =3,2>5,-1   .",
        ),
    },
    "grab": _GRAB,
    "hurt": _HURT,
    "rise": _RISE,
}

RUNNER: PoseTable = {
    "walk": {
        "down": (
            "stand   0,2    0,3   =-2,0>-4,-2 =1,0>3,-2",
            "highl   0,3    0,3   =-2,0>-4,-3 =1,0>3,-1",
            "stand   0,2    0,3   =-2,0>-4,-2 =1,0>3,-2",
            "highr   0,3    0,3   =-2,0>-4,-1 =1,0>3,-3",
        ),
        "up": (
            "stand   0,2    0,0   =-3,4       =2,4",
            "highl   0,3    0,0   =-3,3       =2,5",
            "stand   0,2    0,0   =-3,4       =2,4",
            "highr   0,3    0,0   =-3,5       =2,3",
        ),
        "right": (
            "runp    0,2/3  1,1   =-7,0       <=-6,-2",
            "runa    0,1/3  1,1   =-7,-1      <=-6,1",
            "runp    0,2/3  1,1   =-7,0       <=-6,-2",
            "runb    0,1/3  1,1   =-7,1       <=-6,-2",
        ),
    },
    "idle": {
        "down": (
            "wide    0,2    0,2   =-2,4       =1,4",
            "wide    0,3    0,2   =-2,3       =1,4",
            "wide    0,3    0,1   =-2,4       =1,4",
            "wide    0,2    1,1   =-2,4       =1,3",
        ),
        "right": (
            "wide    0,1/2  1,1   =-4,3       <=1,5",
            "wide    0,2/2  1,1   =-4,2       <=1,4",
            "wide    0,2/2  1,0   =-3,3       <=1,4",
            "wide    0,1/2  1,0   =-4,3       <=2,5",
        ),
    },
    "grab": _GRAB,
    "hurt": _HURT,
    "rise": _RISE,
}
