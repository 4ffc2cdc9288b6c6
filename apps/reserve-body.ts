import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsString, Length, Min } from 'class-validator';

/** What is told of a file before its bytes are sent. */
export class ReserveBody {
  @ApiProperty({ description: '파일 이름(보여 주기만 합니다)', example: '가로등.jpg' })
  @IsString()
  @Length(1, 255)
  name: string;

  @ApiProperty({ description: '크기(바이트)', example: 2_400_000, minimum: 1 })
  @IsInt()
  @Min(1)
  size: number;
}
